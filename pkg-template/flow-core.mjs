// @ts-check
// The WebAssembly core of `okta-idx-wasm/flow`.
import * as flow from 'okta-idx-wasm:boundary';
import { __wbg_reset_state as renew, initSync, pages, poll, run, search } from 'okta-idx-wasm:core';

export { ERROR_CODES } from 'okta-idx-wasm:boundary';

flow.connect({ pages, poll, renew, run, search });

/**
 * Compiles the core if it is given as bytes, and instantiates it.
 * @param {Uint8Array | WebAssembly.Module} module
 */
export function instantiate(module) {
  initSync({ module });
  return flow;
}
