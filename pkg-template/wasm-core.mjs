// @ts-check
// The core in WebAssembly.
import {
  __wbg_reset_state as renew,
  continueStart, initSync, interact, introspect, makeIdxState, pages, proceed, sendAction, settleAction, settleInteract,
  settleIntrospect, settleStart, start,
} from 'okta-idx-wasm:core';
import { connect, enter } from 'okta-idx-wasm:host';

import { coreOf } from './core.mjs';

export { client } from 'okta-idx-wasm:host';

const exports = {
  continueStart, interact, introspect, makeIdxState, pages, proceed, renew, sendAction, settleAction, settleInteract,
  settleIntrospect, settleStart, start,
};
const core = coreOf(exports, { connect, enter });

/**
 * Compiles it, where it is bytes, and starts it.
 * @param {Uint8Array | WebAssembly.Module} module
 */
export function instantiate(module) {
  initSync({ module });
  return core;
}

/** @param {number} code of a hexadecimal digit */
const digit = (code) => (code & 15) + (code >> 6) * 9;

/**
 * Bytes from hexadecimal digits.
 * @param {string} hex
 * @returns {Uint8Array}
 */
export function fromHex(hex) {
  const { fromHex } = /** @type {any} */ (Uint8Array);
  if (fromHex) return fromHex.call(Uint8Array, hex);
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = digit(hex.charCodeAt(2 * at)) * 16 + digit(hex.charCodeAt(2 * at + 1));
  }
  return bytes;
}
