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

/** @param {number} code character code of a hexadecimal digit */
const digit = (code) => (code & 15) + (code >> 6) * 9;

/**
 * Decodes hexadecimal digits.
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
