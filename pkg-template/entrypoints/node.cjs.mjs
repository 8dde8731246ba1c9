// @ts-check
// For Node, `require` and (by way of node.mjs) `import` alike: the core is in base64, which any
// reader of a script leaves as it is.
import bytes from 'okta-idx-wasm:bytes';

import { makeIdx } from '../loader.mjs';
import { client, instantiate } from '../wasm-core.mjs';

export default makeIdx(
  client,
  () => instantiate(Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0))),
  () => require('./js-core.cjs').takeOver(client),
);
