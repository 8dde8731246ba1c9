// A separate, short file, so that every tool can detect the exports.
'use strict';
const made = require('./js-flow.cjs');
Object.defineProperty(exports, '__esModule', { value: true });
exports.ERROR_CODES = made.ERROR_CODES;
exports.answerOtp = made.answerOtp;
exports.callback = made.callback;
exports.deviceChallenge = made.deviceChallenge;
exports.fields = made.fields;
exports.messages = made.messages;
exports.poll = made.poll;
exports.pollOf = made.pollOf;
exports.resume = made.resume;
exports.save = made.save;
exports.validate = made.validate;
exports.webauthn = made.webauthn;
