// @ts-check
// Everything that goes wrong over a socket, in Node.js, on both cores.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { requireThere, serve } from '../package/project.mjs';
import { casesOf, checkSeen, faultOf } from './check.mjs';
import { ADA, configOf, describe, observe } from './observe.mjs';
import { startOrg } from './org.mjs';
import { PATHS } from './rows.mjs';
import { silence } from './silence.mjs';

const spoken = silence();

/** @type {import('./org.mjs').Org} */
let org;
/** @type {Awaited<ReturnType<typeof serve>>} */
let elsewhere;
before(async () => {
  org = await startOrg();
  elsewhere = await serve(() => ({ headers: { 'content-type': 'text/html' }, body: '<h1>Elsewhere</h1>' }));
});
after(() => Promise.all([org.stop(), elsewhere.close()]));

for (const entry of ['okta-idx-wasm', 'okta-idx-wasm/js']) {
  const idx = requireThere(entry).default;

  for (const it of casesOf('node')) {
    test(`${entry}: ${it.row.name}, at ${it.place}`, async () => {
      const other = `${elsewhere.origin}/elsewhere`;
      const fault = faultOf(org, it, other);
      const seen = await observe(idx, org.origin, it.place, fault);
      assert.ok(fault.happened(), 'the fault');
      checkSeen(seen, it, { url: org.origin + PATHS[it.place], place: it.place, runtime: 'node', other });
    });
  }

  test(`${entry}: a signal ends the wait for an answer that is late, and is what the caller gets`, async () => {
    const state = await (await idx.start(configOf(org.origin))).proceed('identify', { identifier: ADA.identifier });
    const { interceptors } = idx.client;
    const gone = new AbortController();
    interceptors.request.use((/** @type {any} */ request) => { request.signal = gone.signal; });
    await org.plan(PATHS.challenge, { delay: { ms: 60_000 } });
    const answer = state.proceed('challenge-authenticator', { credentials: { passcode: ADA.password } });
    setTimeout(() => gone.abort(), 20);
    const thrown = await answer.then(assert.fail, (/** @type {unknown} */ error) => error);
    interceptors.request.clear();
    await org.mend();
    assert.equal(thrown, gone.signal.reason);
    assert.equal(describe(thrown).name, 'AbortError');
    const next = await idx.start({ ...configOf(org.origin), interactionHandle: state.toPersist.interactionHandle });
    assert.ok(next.neededToProceed.length || next.interactionCode);
  });
}

test('what fetch follows to another origin it takes along, in Node.js', () => {
  assert.ok(elsewhere.requests.some(({ body }) => body.includes(ADA.password)));
});

test('nothing was printed', () => {
  assert.deepEqual(spoken, []);
});
