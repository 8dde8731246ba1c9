// Node's `import` is its `require`, so that both share one client and its interceptors.
import cjs from './index.cjs';

// Some bundlers for servers give the default export itself.
export default cjs.default || cjs;
