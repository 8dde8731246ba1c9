// @ts-check
// The same core in plain JavaScript, for environments where WebAssembly is forbidden or too old.
import * as flow from 'okta-idx-wasm:js-boundary';
import { __wbg_reset_state as renew, initSync, pages, poll, run, search } from 'okta-idx-wasm:js-core';

// This is not the engine's WebAssembly: see translated-wasm.mjs.
initSync({ module: new WebAssembly.Module(new Uint8Array()) });

flow.connect({ pages, poll, renew, run, search });

export { flow };
export { ERROR_CODES } from 'okta-idx-wasm:js-boundary';
