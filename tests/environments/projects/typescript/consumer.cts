// A typed CommonJS file.
import flow = require('./flow.cjs');

import okta = require('okta-idx-wasm');

declare const process: { env: Record<string, string | undefined> };
declare const console: { log(text: string): void };

const idx: okta.Idx = okta.default;
const begin = async (config: okta.StartConfig): Promise<okta.IdxState> => idx.start(config);

const known: string[] = [typeof begin, idx.LATEST_SUPPORTED_IDX_API_VERSION];
flow
  .outcomeOf(idx, String(process.env.ORG))
  .then((outcome) => console.log(`OUTCOME ${JSON.stringify({ ...outcome, known })}`));
