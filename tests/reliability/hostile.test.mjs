// @ts-check
// A hostile org: it answers with scripts in paths, with keys like `__proto__`, and with forms that lead elsewhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { around } from '../support/around.mjs';
import { serveAnswers } from '../support/answering-server.mjs';
import { requireInstalled } from '../support/installed.mjs';
import { ADA, configOf, describe, leaks } from './observe.mjs';
import { startFaultyOrg } from './origins.mjs';
import { PATHS } from './rows.mjs';

/** @type {Awaited<ReturnType<typeof startFaultyOrg>>} */
let org;
/** @type {Awaited<ReturnType<typeof serveAnswers>>} */
let elsewhere;
around(
  async () => {
    org = await startFaultyOrg();
    elsewhere = await serveAnswers(() => ({ body: { version: '1.0.0' } }));
  },
  () => Promise.all([org?.stop(), elsewhere?.close()]),
);

for (const entry of ['okta-idx-wasm', 'okta-idx-wasm/js']) {
  const idx = requireInstalled(entry).default;
  const allowing = () => ({ ...configOf(org.origin), allowedOrigins: [org.origin] });
  const refused = (/** @type {Promise<unknown>} */ call) =>
    call.then(
      () => assert.fail('it was sent'),
      (error) => error,
    );

  test(`${entry}: code from answers does not run, data stays data, and the flow goes on`, async () => {
    await org.plan('', 'poison');
    let state = await idx.start(configOf(org.origin));
    const seen = [state];
    seen.push((state = await state.proceed('identify', { identifier: ADA.identifier })));
    await assert.rejects(
      state.proceed('challenge-authenticator', { credentials: { passcode: 'wrong' } }),
      (refusal) => seen.push(refusal) > 0,
    );
    state = await state.proceed('challenge-authenticator', { credentials: { passcode: ADA.password } });
    await org.mend();
    assert.ok(state.interactionCode);

    assert.equal(Reflect.get(globalThis, 'ran'), undefined, 'a script ran');
    assert.equal(Reflect.get({}, 'polluted'), undefined, 'all objects are changed');
    for (const { context, actions, neededToProceed, rawIdxState, ...rest } of seen) {
      const raw = JSON.stringify(rawIdxState);
      assert.ok(raw.includes('ran = true') && raw.includes('"polluted":true'), 'the poison arrived');
      for (const it of [rest, context, actions, rawIdxState, ...neededToProceed]) {
        assert.equal(Object.getPrototypeOf(it), Object.prototype);
        assert.equal(it.polluted, undefined);
      }
      assert.equal(Object.getOwnPropertyDescriptor(context, '__proto__')?.value.polluted, true, 'kept as data');
    }
  });

  for (const to of [
    'javascript:globalThis.ran=true',
    'data:application/json,{}',
    'file:///etc/hostname',
    'blob:null/1',
  ]) {
    test(`${entry}: a form that leads to ${to.split(':')[0]}: is not sent`, async () => {
      await org.plan(PATHS.introspect, { href: { to } });
      const state = await idx.start(configOf(org.origin));
      await org.mend();
      const error = await refused(
        state.proceed('identify', { identifier: ADA.identifier, credentials: { passcode: ADA.password } }),
      );
      assert.equal(describe(error).kind, 'error');
      assert.match(error.message, /identify/);
      assert.deepEqual(leaks(error, [ADA.password], [state.rawIdxState.stateHandle]), []);
      assert.equal(Reflect.get(globalThis, 'ran'), undefined);
    });
  }

  test(`${entry}: to another origin nothing is sent where allowedOrigins says so, by a form or a redirect`, async () => {
    const to = `${elsewhere.origin}/elsewhere`;
    await org.plan(PATHS.introspect, { href: { to } });
    const led = await idx.start(allowing());
    await org.mend();
    const error = await refused(led.proceed('identify', { identifier: ADA.identifier }));
    assert.ok(error.message.includes('identify') && error.message.includes(elsewhere.origin), error.message);

    const state = await (await idx.start(allowing())).proceed('identify', { identifier: ADA.identifier });
    await org.plan(PATHS.challenge, { redirect: { status: 307, to } });
    const redirected = await refused(
      state.proceed('challenge-authenticator', { credentials: { passcode: ADA.password } }),
    );
    await org.mend();
    assert.equal(describe(redirected).name, 'TypeError');
    assert.deepEqual(elsewhere.requests, []);

    const next = await state.proceed('challenge-authenticator', { credentials: { passcode: ADA.password } });
    assert.ok(next.interactionCode, 'the flow goes on');
  });

  test(`${entry}: without allowedOrigins such a form is sent`, async () => {
    await org.plan(PATHS.introspect, { href: { to: `${elsewhere.origin}/elsewhere` } });
    const state = await idx.start(configOf(org.origin));
    await org.mend();
    await state.proceed('identify', { identifier: ADA.identifier });
    assert.equal(elsewhere.requests.splice(0).length, 1);
  });
}
