import * as flow from 'okta-idx-wasm/flow';

import { goThrough } from './through-flow.mjs';

goThrough(flow);
