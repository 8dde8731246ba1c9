// @ts-check
// For environments without these two, as jsdom's in Jest is.

/** UTF-8 from bytes. */
class Decoder {
  /** @param {Uint8Array} [bytes] */
  decode(bytes) {
    let escaped = '';
    for (const byte of bytes || []) escaped += `%${(byte + 256).toString(16).slice(1)}`;
    return decodeURIComponent(escaped);
  }
}

/** UTF-8 to bytes. */
class Encoder {
  /** @param {string} text */
  encode(text) {
    // Half a character has no bytes of its own.
    const whole = Array.from(text, (character) => (/^[\ud800-\udfff]$/.test(character) ? '\ufffd' : character)).join('');
    const bytes = /** @type {number[]} */ ([]);
    encodeURIComponent(whole).replace(/%(..)|./g, (one, hex) => {
      bytes.push(hex ? parseInt(hex, 16) : one.charCodeAt(0));
      return '';
    });
    return Uint8Array.from(bytes);
  }
}

const TextDecoder = globalThis.TextDecoder || Decoder;
const TextEncoder = globalThis.TextEncoder || Encoder;
export { TextDecoder, TextEncoder };
