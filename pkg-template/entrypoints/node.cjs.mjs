// @ts-check
// For Node, `require` and (by way of node.mjs) `import` alike: the core is in base64, which any
// reader of a script leaves as it is.
import bytes from 'okta-idx-wasm:bytes';

import { makeIdx } from '../loader.mjs';

export default makeIdx(() => Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)));
