// @ts-check
// For browsers, bundlers and CDNs: the core is in the module, one character a byte.
import bytes from 'okta-idx-wasm:bytes';

import { makeIdx } from '../loader.mjs';
import { client, instantiate } from '../wasm-core.mjs';

export default makeIdx(
  client,
  () => instantiate(Uint8Array.from(bytes, (character) => character.charCodeAt(0))),
  async () => (await import('./js-core.mjs')).takeOver(client),
);
