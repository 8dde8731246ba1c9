// In a `.js` file webpack 4 reads the package's `module`, in a `.mjs` file its `main`.
import { onPage } from './flow.mjs';

import idx from 'okta-idx-wasm';

onPage(idx);
