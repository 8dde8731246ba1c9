// @ts-check
// Both cores in one file, for environments that cannot load a second file.
import bytes from 'okta-idx-wasm:bytes';
import { takeOver } from 'okta-idx-wasm:js-bundle';

import { makeIdx } from '../loader.mjs';
import { client, fromHex, instantiate } from '../wasm-core.mjs';

export default makeIdx(
  client,
  () => instantiate(fromHex(bytes)),
  () => takeOver(client),
);
