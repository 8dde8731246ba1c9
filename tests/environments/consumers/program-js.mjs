import { inProcess } from './flow.mjs';

import idx from 'okta-idx-wasm/js';

inProcess(idx);
