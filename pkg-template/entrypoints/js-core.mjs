// @ts-check
// The same core in plain JavaScript, for environments where WebAssembly is forbidden or too old.
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
} from 'okta-idx-wasm:js-core';
import { connect, interact, introspect, makeIdxState, start } from 'okta-idx-wasm:js-boundary';

// This is not the engine's WebAssembly: see translated-wasm.mjs.
initSync({ module: new WebAssembly.Module(new Uint8Array()) });

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
export const core = { start, interact, introspect, makeIdxState };
export { Client, ERROR_CODES, isIdxState } from 'okta-idx-wasm:js-boundary';
