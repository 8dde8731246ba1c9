// What must compile in CommonJS. Run by types.test.mjs; never executed.
import idx = require('okta-idx-wasm');
import js = require('okta-idx-wasm/js');
import single = require('okta-idx-wasm/single');

export const state: idx.IdxState = idx.default.makeIdxState({ version: '1.0.0' });
export const other: idx.IdxState = js.default.makeIdxState({ version: '1.0.0' });
export const third: idx.IdxState = single.default.makeIdxState({ version: '1.0.0' });
