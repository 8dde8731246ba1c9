// @ts-check
// For browsers, bundlers and CDNs: the module contains the core in hexadecimal.
import bytes from 'okta-idx-wasm:bytes';

import { makeIdx } from '../loader.mjs';
import { Client, ERROR_CODES, fromHex, instantiate, isIdxState } from '../wasm-core.mjs';

const { idx, createClient } = makeIdx(
  Client,
  () => instantiate(fromHex(bytes)),
  async () => (await import('./js-core.mjs')).core,
);

export { createClient, ERROR_CODES, idx as default, isIdxState };
