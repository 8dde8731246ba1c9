import idx from 'okta-idx-wasm';

import { inProcess } from './flow.mjs';

inProcess(idx);
