// @ts-check
// Faults of the network and of the org, in Node.js, on both cores.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { around } from '../support/around.mjs';
import { requireInstalled } from '../support/installed.mjs';
import { TIME, casesOf, checkCase, redirectsOf } from './check.mjs';
import { ADA } from './observe.mjs';
import { startOrigins } from './origins.mjs';
import { silence } from './silence.mjs';

const spoken = silence();

/** @type {import('./origins.mjs').Origins} */
let origins;
around(
  async () => {
    origins = await startOrigins();
  },
  () => origins?.close(),
);

for (const entry of ['okta-idx-wasm', 'okta-idx-wasm/js']) {
  const idx = requireInstalled(entry).default;

  for (const it of casesOf('node')) {
    test(`${entry}: ${it.row.name}, at ${it.place}`, TIME, () => checkCase(idx, it, origins));
  }
}

test('a redirect takes the password to another origin in Node.js, unless allowedOrigins is set', async () => {
  const idx = requireInstalled('okta-idx-wasm').default;
  for (const it of redirectsOf(casesOf('node'))) await checkCase(idx, it, origins);
  assert.ok(origins.requests.some(({ body }) => body.includes(ADA.password)));
  assert.deepEqual(
    origins.requests.filter(({ url }) => url.includes('guarded')),
    [],
  );
});

test('nothing is printed', () => {
  assert.deepEqual(spoken, []);
});
