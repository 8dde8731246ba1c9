// @ts-check
// For browsers, bundlers and CDNs: the module contains the core in hexadecimal.
import bytes from 'okta-idx-wasm:bytes';

import { ERROR_CODES, instantiate } from '../flow-core.mjs';
import { makeFlow } from '../flow-loader.mjs';
import { fromHex } from '../from-hex.mjs';

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
  () => instantiate(fromHex(bytes)),
  async () => (await import('./flow-js-core.mjs')).flow,
);

export { ERROR_CODES };
