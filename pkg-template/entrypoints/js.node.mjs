// Node's `import` is its `require`, so that both share one client and its interceptors.
import cjs from './js.cjs';

export default cjs.default;
