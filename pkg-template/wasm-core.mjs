// @ts-check
// The WebAssembly core.
import {
  __wbg_reset_state as renew,
  explain,
  formPair,
  initSync,
  pages,
  plan,
  prepare,
  prepareAction,
  prepareIntrospect,
  refusal,
  retryAfter,
  send,
  settle,
  shownUrl,
} from 'okta-idx-wasm:core';
import { connect, interact, introspect, makeIdxState, start } from 'okta-idx-wasm:boundary';

export { fromHex } from './from-hex.mjs';
export { Client, ERROR_CODES, isIdxState } from 'okta-idx-wasm:boundary';

connect({
  explain,
  formPair,
  pages,
  plan,
  prepare,
  prepareAction,
  prepareIntrospect,
  refusal,
  renew,
  retryAfter,
  send,
  settle,
  shownUrl,
});
const core = { start, interact, introspect, makeIdxState };

/**
 * Compiles the core if it is given as bytes, and instantiates it.
 * @param {Uint8Array | WebAssembly.Module} module
 */
export function instantiate(module) {
  initSync({ module });
  return core;
}
