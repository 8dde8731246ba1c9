// @ts-check
// The same core in plain JavaScript, for where WebAssembly is forbidden or too old.
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

// Not the engine's: see translated-wasm.mjs.
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
 * Takes over from the other core, with its client: interceptors stay.
 * @param {object} theirs
 */
export function takeOver(theirs) {
  share(theirs);
  return core;
}
