const { default: idx } = require('okta-idx-wasm');

const { inProcess } = require('./flow.cjs');

inProcess(idx);
