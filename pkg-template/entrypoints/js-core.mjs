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
  send,
  settle,
  shownUrl,
} from 'okta-idx-wasm:js-core';
import { client, connect, interact, introspect, makeIdxState, share, start } from 'okta-idx-wasm:js-boundary';

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
  send,
  settle,
  shownUrl,
});
export const core = { start, interact, introspect, makeIdxState };
export { client };

/**
 * Replaces the other core and uses its client, so that its interceptors stay registered.
 * @param {object} theirs
 */
export function takeOver(theirs) {
  share(theirs);
  return core;
}
