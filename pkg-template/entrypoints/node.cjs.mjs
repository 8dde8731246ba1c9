// @ts-check
// For Node.js: both `require` and (through node.mjs) `import`. The core is in base64, which `Buffer` decodes fast.
import bytes from 'okta-idx-wasm:bytes';

import { makeIdx } from '../loader.mjs';
import { Client, ERROR_CODES, instantiate, isIdxState } from '../wasm-core.mjs';

// Read from globalThis, so that bundlers do not add a polyfill of Buffer.
const { Buffer } = globalThis;

const { idx, createClient } = makeIdx(
  Client,
  () =>
    instantiate(
      Buffer ? Buffer.from(bytes, 'base64') : Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)),
    ),
  () => require('./js-core.cjs').core,
);

export { createClient, ERROR_CODES, idx as default, isIdxState };
