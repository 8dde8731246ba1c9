// @ts-check
// For Node.js: both `require` and (through flow.node.mjs) `import`. The core is in base64, which `Buffer` decodes fast.
import bytes from 'okta-idx-wasm:bytes';

import { ERROR_CODES, instantiate } from '../flow-core.mjs';
import { makeFlow } from '../flow-loader.mjs';

// Read from globalThis, so that bundlers do not add a polyfill of Buffer.
const { Buffer } = globalThis;

export const {
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
} = makeFlow(
  () =>
    instantiate(
      Buffer ? Buffer.from(bytes, 'base64') : Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)),
    ),
  () => require('./flow-js-core.cjs').flow,
);

export { ERROR_CODES };
