const { onPage } = require('./flow.cjs');

const { default: idx } = require('okta-idx-wasm');

onPage(idx);
