// In Node.js, `import` loads the CommonJS file, so that `import` and `require` share one client and its interceptors.
import cjs, * as all from './index.cjs';

// Some bundlers for servers return the default export itself.
export default cjs.default || cjs;
export const { createClient, ERROR_CODES, isIdxState } = all;
