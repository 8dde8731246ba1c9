import idx from 'okta-idx-wasm';

import { onPage } from './flow.mjs';

onPage(idx);
