const { onPage } = require('./flow.cjs');

const { default: idx } = require('okta-idx-wasm/single');

onPage(idx);
