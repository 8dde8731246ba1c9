// @ts-check
// For Node, `require` and (by way of node.mjs) `import` alike: the core is in base64, which any
// reader of a script leaves as it is.
import bytes from 'okta-idx-wasm:bytes';

import { makeIdx } from '../loader.mjs';
import { client, fromCharacters, instantiate } from '../wasm-core.mjs';

// By way of globalThis, so that no bundler brings a Buffer of its own along.
const { Buffer } = globalThis;

export default makeIdx(
  client,
  () => instantiate(Buffer ? Buffer.from(bytes, 'base64') : fromCharacters(atob(bytes))),
  () => require('./js-core.cjs').takeOver(client),
);
