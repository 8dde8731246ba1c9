// @ts-check
// Everything that goes wrong over a socket, in Node.js, on both cores.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { requireThere } from '../package/project.mjs';
import { TIME, casesOf, checkCase } from './check.mjs';
import { ADA } from './observe.mjs';
import { startOrg } from './org.mjs';
import { otherOrigins } from './origins.mjs';
import { silence } from './silence.mjs';

const spoken = silence();

/** @type {import('./org.mjs').Org} */
let org;
/** @type {Awaited<ReturnType<typeof otherOrigins>>} */
let origins;
before(async () => {
  [org, origins] = await Promise.all([startOrg(), otherOrigins()]);
});
after(() => Promise.all([org.stop(), origins.close()]));

for (const entry of ['okta-idx-wasm', 'okta-idx-wasm/js']) {
  const idx = requireThere(entry).default;

  for (const it of casesOf('node')) {
    test(`${entry}: ${it.row.name}, at ${it.place}`, TIME, () => checkCase(idx, it, org, origins));
  }
}

test('what fetch follows to another origin it takes along, in Node.js, unless allowedOrigins is set', () => {
  assert.ok(origins.requests.some(({ body }) => body.includes(ADA.password)));
  assert.deepEqual(
    origins.requests.filter(({ url }) => url.includes('guarded')),
    [],
  );
});

test('nothing was printed', () => {
  assert.deepEqual(spoken, []);
});
