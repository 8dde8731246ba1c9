import { inProcess } from './flow.mjs';

import idx from 'okta-idx-wasm';

inProcess(idx);
