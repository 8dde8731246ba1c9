// @ts-check
// The core in WebAssembly.
import { initSync, interact, introspect, makeIdxState, start } from 'okta-idx-wasm:core';

export { client } from 'okta-idx-wasm:host';

const core = { start, interact, introspect, makeIdxState };

/**
 * Compiles it, where it is bytes, and starts it.
 * @param {Uint8Array | WebAssembly.Module} module
 */
export function instantiate(module) {
  initSync({ module });
  return core;
}

/**
 * Bytes from a text with one character a byte.
 * @param {string} text
 */
export function fromCharacters(text) {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
