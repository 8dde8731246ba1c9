const flow = require('okta-idx-wasm/flow');

import('./through-flow.mjs').then(({ goThrough }) => goThrough(flow));
