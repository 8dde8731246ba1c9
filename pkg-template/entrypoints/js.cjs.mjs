// @ts-check
// For Node.js: both `require` and (through js.node.mjs) `import`.
import { client, core } from './js-core.cjs';

import { makeIdx } from '../loader.mjs';

export default makeIdx(client, () => core);
