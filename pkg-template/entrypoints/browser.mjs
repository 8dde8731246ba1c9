// @ts-check
// For browsers, bundlers and CDNs: the core is in the module, one character a byte.
import bytes from 'okta-idx-wasm:bytes';

import { makeIdx } from '../loader.mjs';

export default makeIdx(() => Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
