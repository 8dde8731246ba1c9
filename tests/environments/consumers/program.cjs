const { inProcess } = require('./flow.cjs');

const { default: idx } = require('okta-idx-wasm');

inProcess(idx);
