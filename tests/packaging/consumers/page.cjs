const { default: idx } = require('okta-idx-wasm');

const { onPage } = require('./flow.cjs');

onPage(idx);
