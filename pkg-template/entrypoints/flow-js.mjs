// @ts-check
// For pages that must not try WebAssembly at all.
import { ERROR_CODES, flow } from './flow-js-core.mjs';

import { makeFlow } from '../flow-loader.mjs';

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
} = makeFlow(() => flow);

export { ERROR_CODES };
