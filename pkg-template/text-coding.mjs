// @ts-check
// For environments without `TextDecoder` and `TextEncoder`, such as jsdom in Jest.

// Together with `decodeURIComponent` and `encodeURIComponent`, `escape` and `unescape` convert between UTF-8 bytes and
// text.

/** Decodes UTF-8. */
class Decoder {
  /** @param {Uint8Array} [bytes] */
  decode(bytes) {
    let characters = '';
    for (const byte of bytes || []) characters += String.fromCharCode(byte);
    return decodeURIComponent(escape(characters));
  }
}

/** Encodes UTF-8. */
class Encoder {
  /** @param {string} text */
  encode(text) {
    // Lone surrogates have no encoding in UTF-8.
    const whole = text.replace(/[\ud800-\udfff]/gu, '\ufffd');
    return Uint8Array.from(unescape(encodeURIComponent(whole)), (character) => character.charCodeAt(0));
  }
}

const TextDecoder = globalThis.TextDecoder || Decoder;
const TextEncoder = globalThis.TextEncoder || Encoder;
export { TextDecoder, TextEncoder };
