// The faults of rows.mjs inside a test runner. libraries.test.mjs puts this beside that file, and counts what passed.
import wasm from 'okta-idx-wasm';
import js from 'okta-idx-wasm/js';

import { casesOf, checkCase } from './check.mjs';
import { rulesAt } from './rules.mjs';

const { ORG, OTHER, CLOSED } = process.env;
const origins = { org: { origin: ORG, ...rulesAt(ORG) }, other: OTHER, closed: CLOSED };

test('its errors are not those of fetch', async () => {
  const error = await fetch(CLOSED).catch((thrown) => thrown);
  if (error.name !== 'TypeError' || error instanceof TypeError)
    throw new Error('this runner has no realm of its own: nothing is tested');
});

for (const [entry, idx] of Object.entries({ 'okta-idx-wasm': wasm, 'okta-idx-wasm/js': js })) {
  for (const it of casesOf('node')) {
    test(`${entry}: ${it.row.name}, at ${it.place}`, () => checkCase(idx, it, origins));
  }
}
