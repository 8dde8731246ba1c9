// @ts-check
// For pages that must not try WebAssembly at all.
import { client, core } from './js-core.mjs';

import { makeIdx } from '../loader.mjs';

export default makeIdx(client, () => core);
