// @ts-check
// The same core in plain JavaScript, for where WebAssembly is forbidden or too old.
import { interact, introspect, makeIdxState, start } from 'okta-idx-wasm:js-core';
import { client, share } from 'okta-idx-wasm:js-host';

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
