// @ts-check
// The same faults where errors are of other classes than the package's own realm has: inside test runners, and over other
// libraries' `fetch`.
import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';

import { around } from '../support/around.mjs';
import { requireInstalled } from '../support/installed.mjs';
import { run } from '../support/process.mjs';
import { TIME, casesOf, checkCase, redirectsOf } from './check.mjs';
import { startOrigins } from './origins.mjs';
import { folder, makeProject } from './tools.mjs';

const ENTRIES = ['okta-idx-wasm', 'okta-idx-wasm/js'];
const nameOf = (/** @type {string} */ entry, /** @type {import('./check.mjs').Case} */ { row, place }) =>
  `${entry}: ${row.name}, at ${place}`;

/** Installing the tools is part of the first run. */
const INSTALLING = { timeout: 400_000 };
/** A runner takes some ten seconds for all cases. */
const SECONDS = 120;

/** @type {import('./origins.mjs').Origins} */
let origins;
around(
  async () => {
    await makeProject();
    origins = await startOrigins();
  },
  () => origins?.close(),
  INSTALLING,
);

/** How each runner is told to write a report, in the format of Jest. @type {Record<string, { args: string[], env?: Record<string, string> }>} */
const RUNNERS = {
  Jest: {
    args: ['node_modules/jest/bin/jest.js', '--runInBand', '--json', '--outputFile=report.json'],
    env: { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
  },
  'Vitest, vmThreads': {
    args: ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', '--outputFile=report.json'],
  },
};

for (const [name, { args, env }] of Object.entries(RUNNERS)) {
  describe(name, () => {
    /** @type {Map<string, { status: string, failureMessages: string[] }>} */
    let results;
    before(async () => {
      const file = path.join(folder, 'report.json');
      await rm(file, { force: true });
      const given = { ORG: origins.org.origin, OTHER: origins.other, CLOSED: origins.closed };
      // It exits with an error if a test fails; the report says which.
      const ended = await run(process.execPath, args, {
        cwd: folder,
        env: { ...env, ...given },
        seconds: SECONDS,
      }).catch((error) => error);
      const report = await readFile(file, 'utf8').catch(() => {
        throw ended;
      });
      const { testResults } = JSON.parse(report);
      results = new Map(
        testResults.flatMap((/** @type {any} */ { assertionResults }) =>
          assertionResults.map((/** @type {any} */ result) => [result.title, result]),
        ),
      );
    });

    for (const title of [
      'its errors are not those of fetch',
      ...ENTRIES.flatMap((entry) => casesOf('node').map((it) => nameOf(entry, it))),
    ]) {
      test(title, () => {
        const result = results.get(title);
        assert.ok(result, 'it did not run');
        assert.equal(result.status, 'passed', result.failureMessages.join('\n'));
      });
    }
  });
}

/** @type {Record<string, { load: (require: NodeRequire) => typeof fetch, library?: 'node-fetch' }>} */
const LIBRARIES = {
  'node-fetch': { load: (require) => require('node-fetch'), library: 'node-fetch' },
  undici: { load: (require) => require('undici').fetch },
};

for (const [name, { load, library }] of Object.entries(LIBRARIES)) {
  describe(name, () => {
    const { fetch } = globalThis;
    before(() => {
      globalThis.fetch = load(createRequire(path.join(folder, 'index.cjs')));
      assert.notEqual(globalThis.fetch, fetch);
    });
    after(() => {
      globalThis.fetch = fetch;
    });

    for (const entry of ENTRIES) {
      const idx = requireInstalled(entry).default;
      for (const it of casesOf('node', library))
        test(nameOf(entry, it), TIME, () => checkCase(idx, it, origins, library));
    }
  });
}

test('with allowedOrigins no other origin gets a request', async () => {
  for (const it of redirectsOf(casesOf('node')))
    await checkCase(requireInstalled('okta-idx-wasm').default, it, origins);
  assert.ok(origins.requests.length > 0, 'it was asked without');
  assert.deepEqual(
    origins.requests.filter(({ url }) => url.includes('guarded')),
    [],
  );
});
