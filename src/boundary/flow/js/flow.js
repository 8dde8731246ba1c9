// The functions of `okta-idx-wasm/flow`, with a core in WebAssembly or in plain JavaScript.

export { answerOtp, callback } from './callback.js';
export { ERROR_CODES } from './codes.js';
export { connect } from './core.js';
export { deviceChallenge } from './device-challenge.js';
export { fields, messages, validate } from './forms.js';
export { poll, pollOf } from './poll.js';
export { resume, save } from './saved.js';
export { webauthn } from './webauthn.js';
