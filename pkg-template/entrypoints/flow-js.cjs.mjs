// @ts-check
// For Node.js: both `require` and (through flow-js.node.mjs) `import`.
import { ERROR_CODES, flow } from './flow-js-core.cjs';

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
