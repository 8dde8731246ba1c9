// @ts-check
// Node.js: after a trap of the core (memory that cannot grow, an exhausted stack) the caller gets an `Error` with a code, and
// the next call runs on a new instance.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { CASES, FLAG, SUITE, TIME } from './recovery-cases.mjs';

/** Runs one case in a process of its own. @param {string[]} given @returns {Promise<{ failed: boolean, output: string }>} */
const run = (...given) =>
  new Promise((resolve) => {
    const program = fileURLToPath(new URL('recovery-run.mjs', import.meta.url));
    execFile(process.execPath, [FLAG, program, ...given], { ...TIME, maxBuffer: 1e9 }, (failed, output, errors) => {
      resolve({ failed: !!failed, output: output || `${failed?.message.slice(0, 300)}\n${errors.slice(-2_000)}` });
    });
  });

describe('Node.js', SUITE, () => {
  for (const entry of ['okta-idx-wasm', 'okta-idx-wasm/js']) {
    for (const { kind, name } of CASES) {
      test(`${entry}, ${kind}: ${name}`, async (context) => {
        const { failed, output } = await run(entry, kind, name);
        assert.equal(failed, false, output);
        context.diagnostic(output.trim());
      });
    }
  }
});
