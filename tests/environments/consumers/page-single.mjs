import { onPage } from './flow.mjs';

import idx from 'okta-idx-wasm/single';

onPage(idx);
