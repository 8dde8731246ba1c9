// A file of few words, from which every tool sees what it exports.
'use strict';
Object.defineProperty(exports, '__esModule', { value: true });
exports.default = require('./single-idx.cjs').default;
