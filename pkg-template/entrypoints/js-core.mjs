// @ts-check
// The same core in plain JavaScript, for where WebAssembly is forbidden or too old.
import {
  __wbg_reset_state as renew,
  continueStart, initSync, interact, introspect, makeIdxState, pages, proceed, sendAction, settleAction, settleInteract,
  settleIntrospect, settleStart, start,
} from 'okta-idx-wasm:js-core';
import { client, connect, enter, share } from 'okta-idx-wasm:js-host';

import { coreOf } from '../core.mjs';

// Not the engine's: see translated-wasm.mjs.
initSync({ module: new WebAssembly.Module(new Uint8Array()) });

const exports = {
  continueStart, interact, introspect, makeIdxState, pages, proceed, renew, sendAction, settleAction, settleInteract,
  settleIntrospect, settleStart, start,
};
export const core = coreOf(exports, { connect, enter });
export { client };

/**
 * Takes over from the other core, with its client: interceptors stay.
 * @param {object} theirs
 */
export function takeOver(theirs) {
  share(theirs);
  return core;
}
