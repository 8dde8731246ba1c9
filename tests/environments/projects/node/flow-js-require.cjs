const flow = require('okta-idx-wasm/flow/js');

import('./through-flow.mjs').then(({ goThrough }) => goThrough(flow));
