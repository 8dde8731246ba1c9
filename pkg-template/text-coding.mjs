// @ts-check
// For environments without these two, as jsdom's in Jest is.

// `escape` and `unescape` turn characters into bytes of UTF-8 and back, together with their namesakes for URIs.

/** UTF-8 from bytes. */
class Decoder {
  /** @param {Uint8Array} [bytes] */
  decode(bytes) {
    let characters = '';
    for (const byte of bytes || []) characters += String.fromCharCode(byte);
    return decodeURIComponent(escape(characters));
  }
}

/** UTF-8 to bytes. */
class Encoder {
  /** @param {string} text */
  encode(text) {
    // Half a character has no bytes of its own.
    const whole = text.replace(/[\ud800-\udfff]/gu, '\ufffd');
    return Uint8Array.from(unescape(encodeURIComponent(whole)), (character) => character.charCodeAt(0));
  }
}

const TextDecoder = globalThis.TextDecoder || Decoder;
const TextEncoder = globalThis.TextEncoder || Encoder;
export { TextDecoder, TextEncoder };
