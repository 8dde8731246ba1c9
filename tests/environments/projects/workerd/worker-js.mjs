import { answer } from './answer.mjs';

import idx from 'okta-idx-wasm/js';

export default answer(idx);
