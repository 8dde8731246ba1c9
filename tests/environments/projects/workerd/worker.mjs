import { answer } from './answer.mjs';

import idx from 'okta-idx-wasm';

export default answer(idx);
