// In Node.js, `import` loads the CommonJS file, so that `import` and `require` share one core.
export {
  ERROR_CODES,
  answerOtp,
  callback,
  deviceChallenge,
  fields,
  messages,
  poll,
  pollOf,
  resume,
  save,
  validate,
  webauthn,
} from './flow-js.cjs';
