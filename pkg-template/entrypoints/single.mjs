// @ts-check
// Both cores in one file, for where a second one cannot be loaded.
import bytes from 'okta-idx-wasm:bytes';
import { takeOver } from 'okta-idx-wasm:js-bundle';

import { makeIdx } from '../loader.mjs';
import { client, fromHex, instantiate } from '../wasm-core.mjs';

export default makeIdx(
  client,
  () => instantiate(fromHex(bytes)),
  () => takeOver(client),
);
