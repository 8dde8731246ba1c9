// @ts-check

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
