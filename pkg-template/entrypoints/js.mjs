// @ts-check
// For pages that must not try WebAssembly at all.
import { Client, core, ERROR_CODES, isIdxState } from './js-core.mjs';

import { makeIdx } from '../loader.mjs';

const { idx, createClient } = makeIdx(Client, () => core);

export { createClient, ERROR_CODES, idx as default, isIdxState };
