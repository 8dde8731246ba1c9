// @ts-check
// For Node, `require` and (by way of js.node.mjs) `import` alike.
import { client, core } from './js-core.cjs';

import { makeIdx } from '../loader.mjs';

export default makeIdx(client, () => core);
