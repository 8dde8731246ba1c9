// @ts-check
// For Node.js: both `require` and (through js.node.mjs) `import`.
import { Client, core, ERROR_CODES, isIdxState } from './js-core.cjs';

import { makeIdx } from '../loader.mjs';

const { idx, createClient } = makeIdx(Client, () => core);

export { createClient, ERROR_CODES, idx as default, isIdxState };
