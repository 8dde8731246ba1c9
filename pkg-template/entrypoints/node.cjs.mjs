// @ts-check
// For Node, `require` and (by way of node.mjs) `import` alike: the core is in base64,
// which `Buffer` reads at once.
import bytes from 'okta-idx-wasm:bytes';

import { makeIdx } from '../loader.mjs';
import { client, instantiate } from '../wasm-core.mjs';

// By way of globalThis, so that no bundler brings a Buffer of its own along.
const { Buffer } = globalThis;

export default makeIdx(
  client,
  () =>
    instantiate(
      Buffer ? Buffer.from(bytes, 'base64') : Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)),
    ),
  () => require('./js-core.cjs').takeOver(client),
);
