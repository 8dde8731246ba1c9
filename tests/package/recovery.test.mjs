// @ts-check
// After a trap of the core (memory that cannot grow, an exhausted stack) the caller gets an `Error` with a code, and the next
// call runs on a new instance.
import path from 'node:path';
import { describe, test } from 'node:test';

import { run } from '../support/process.mjs';
import { CASES, FLAG, SECONDS, SUITE } from './recovery-cases.mjs';

const program = path.join(import.meta.dirname, 'recovery-run.mjs');

describe('after a trap of the core, the next call works, in Node.js', SUITE, () => {
  for (const entry of ['okta-idx-wasm', 'okta-idx-wasm/js']) {
    for (const { kind, name } of CASES) {
      test(`${entry}, ${kind}: ${name}`, async (context) => {
        context.diagnostic(await run(process.execPath, [FLAG, program, entry, kind, name], { seconds: SECONDS }));
      });
    }
  }
});
