// A separate, short file, so that every tool can detect the exports.
'use strict';
Object.defineProperty(exports, '__esModule', { value: true });
exports.default = require('./js-idx.cjs').default;
