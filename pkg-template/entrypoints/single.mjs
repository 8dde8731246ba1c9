// @ts-check
// Both cores in one file, for environments that cannot load a second file.
import bytes from 'okta-idx-wasm:bytes';
import { core } from 'okta-idx-wasm:js-bundle';

import { makeIdx } from '../loader.mjs';
import { Client, ERROR_CODES, fromHex, instantiate, isIdxState } from '../wasm-core.mjs';

const { idx, createClient } = makeIdx(
  Client,
  () => instantiate(fromHex(bytes)),
  () => core,
);

export { createClient, ERROR_CODES, idx as default, isIdxState };
