import * as flow from 'okta-idx-wasm/flow/js';

import { goThrough } from './through-flow.mjs';

goThrough(flow);
