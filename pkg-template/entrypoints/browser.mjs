// @ts-check
// For browsers, bundlers and CDNs: the core is in the module, one character a byte.
import bytes from 'okta-idx-wasm:bytes';

import { makeIdx } from '../loader.mjs';
import { client, fromCharacters, instantiate } from '../wasm-core.mjs';

export default makeIdx(
  client,
  () => instantiate(fromCharacters(bytes)),
  async () => (await import('./js-core.mjs')).takeOver(client),
);
