// @ts-check
// For pages that must not even try WebAssembly.
import { client, core } from './js-core.mjs';

import { makeIdx } from '../loader.mjs';

export default makeIdx(client, () => core);
