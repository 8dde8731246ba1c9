import { outcomeOf } from './flow.mjs';

import idx from '/okta-idx-wasm/index.mjs';

addEventListener('message', async ({ data }) => postMessage(await outcomeOf(idx, data)));
