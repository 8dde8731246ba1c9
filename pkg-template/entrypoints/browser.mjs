// @ts-check
// For browsers, bundlers and CDNs: the module contains the core in hexadecimal.
import bytes from 'okta-idx-wasm:bytes';

import { makeIdx } from '../loader.mjs';
import { client, fromHex, instantiate } from '../wasm-core.mjs';

export default makeIdx(
  client,
  () => instantiate(fromHex(bytes)),
  async () => (await import('./js-core.mjs')).takeOver(client),
);
