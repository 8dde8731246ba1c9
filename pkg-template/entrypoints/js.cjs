// A separate, short file, so that every tool can detect the exports.
'use strict';
const made = require('./js-idx.cjs');
Object.defineProperty(exports, '__esModule', { value: true });
exports.default = made.default;
exports.createClient = made.createClient;
exports.isIdxState = made.isIdxState;
exports.ERROR_CODES = made.ERROR_CODES;
