// @ts-check
// `deviceChallenge` by links, and what it refuses.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { EVERY, FLOWS, MAKERS, SECRET } from './entries.mjs';
import { hasCode, NO_OBJECTS, NO_OPTIONS, NO_SIGNALS, rejection } from './errors.mjs';
import { cancelOf, challenging, challengingAuthenticator, challengingOrg, freePort } from './okta-verify.mjs';
import { clock, done, polling, settled } from './org.mjs';

const LINK = `com-okta-authenticator:/deviceChallenge?challengeRequest=${SECRET}`;
const METHODS = ['CUSTOM_URI', 'UNIVERSAL_LINK', 'APP_LINK', 'CHROME_DTC', 'A_NEW_METHOD'];
const SCHEME = /^deviceChallenge: the link of the challenge would run a script/;

for (const { title, flow, maker } of EVERY) {
  const { deviceChallenge } = flow;
  const { make } = maker;

  test(`${title}: for custom URIs and links it calls open(href, method) once, and polls`, async () => {
    for (const [at, challengeMethod] of METHODS.entries()) {
      const raw = (at % 2 ? challenging : challengingAuthenticator)({ challengeMethod, href: LINK, ports: ['1'] });
      const org = challengingOrg(raw);
      const opened = /** @type {any[]} */ ([]);
      const open = (/** @type {any[]} */ ...given) => {
        opened.push(given);
        assert.equal(org.polls, 0);
      };
      const onState = () => {
        org.isOver = org.polls === 2;
      };
      const { wait, waits } = clock();
      const state = await deviceChallenge(make(raw, org.fetch), { open, onState, wait });
      assert.equal(state.neededToProceed[0].name, 'identify');
      assert.deepEqual([opened, org.polls, org.cancels, waits], [[[LINK, challengeMethod]], 3, [], [1000, 1000, 1000]]);
    }
  });

  test(`${title}: an abort then cancels once with USER_CANCELED, and rejects with the very reason`, async () => {
    const controller = new AbortController();
    const org = challengingOrg(challenging({ challengeMethod: 'CUSTOM_URI', href: LINK }));
    const options = { open() {}, wait: () => new Promise(() => {}), signal: controller.signal };
    const challenged = rejection(deviceChallenge(make(org.raw, org.fetch), options));
    await settled();
    controller.abort(SECRET);
    assert.equal(await challenged, SECRET);
    await settled();
    assert.deepEqual([org.cancels, org.polls], [[cancelOf('USER_CANCELED')], 0]);
  });

  test(`${title}: a user who gives up cancels once, and goes on with the answer to that`, async () => {
    for (const isEarly of [false, true]) {
      const cancel = new AbortController();
      if (isEarly) cancel.abort();
      const org = challengingOrg(challenging({ challengeMethod: 'CUSTOM_URI', href: LINK }));
      const told = /** @type {any[]} */ ([]);
      const onCancel = (/** @type {any} */ why) => told.push(why);
      const options = { open() {}, wait: () => new Promise(() => {}), cancel: cancel.signal, onCancel };
      const challenged = deviceChallenge(make(org.raw, org.fetch), options);
      await settled();
      cancel.abort();
      assert.equal((await challenged).neededToProceed[0].name, 'identify');
      assert.deepEqual([org.cancels, org.polls], [[cancelOf('USER_CANCELED')], 0]);
      assert.deepEqual(told, [{ reason: 'USER_CANCELED', statusCode: null }]);
    }
  });

  test(`${title}: aborted already, it rejects with the very reason; nothing is opened or sent`, async () => {
    for (const challengeMethod of ['LOOPBACK', 'CUSTOM_URI']) {
      const org = challengingOrg(challenging({ challengeMethod, href: LINK }));
      const open = () => assert.fail('it was opened');
      const signal = AbortSignal.abort(SECRET);
      assert.equal(await rejection(deviceChallenge(make(org.raw, org.fetch), { open, signal })), SECRET);
      await settled();
      assert.deepEqual([org.cancels, org.polls], [[], 0]);
    }
  });

  test(`${title}: a link that would run a script is refused with ERR_IDX_SCHEME; nothing is opened or sent`, async () => {
    for (const href of [
      'javascript:x',
      ' JaVaScRiPt:x',
      'java\tscript:x',
      '\u0001\njavascript\r:x',
      `javascript:${SECRET}`,
    ])
      for (const challengeMethod of METHODS) {
        const org = challengingOrg(challenging({ challengeMethod, href }));
        const open = () => assert.fail('it was opened');
        hasCode(await rejection(deviceChallenge(make(org.raw, org.fetch), { open })), 'ERR_IDX_SCHEME', SCHEME);
        assert.deepEqual([org.cancels, org.polls], [[], 0]);
      }
  });

  test(`${title}: what open throws rejects it with that very value, and nothing is sent`, async () => {
    const org = challengingOrg(challenging({ challengeMethod: 'CUSTOM_URI', href: LINK }));
    const error = new Error('blocked');
    const open = () => {
      throw error;
    };
    assert.equal(await rejection(deviceChallenge(make(org.raw, org.fetch), { open })), error);
    assert.equal(org.polls, 0);
  });

  test(`${title}: without open, where a link is to be opened, it rejects with a code, and nothing is sent`, async () => {
    for (const challengeMethod of METHODS)
      for (const open of [undefined, null, SECRET, {}]) {
        const org = challengingOrg(challenging({ challengeMethod, href: LINK }));
        const error = await rejection(deviceChallenge(make(org.raw, org.fetch), { open }));
        hasCode(
          error,
          'ERR_IDX_CONFIG',
          new RegExp(`^deviceChallenge: .open. must be a function: .* ${challengeMethod}`),
        );
        assert.deepEqual([org.cancels, org.polls], [[], 0]);
      }
  });

  test(`${title}: for LOOPBACK, open is neither needed nor called`, async () => {
    const raw = challenging({ href: LINK, ports: [await freePort()] });
    const open = () => assert.fail('it was opened');
    for (const options of [{ open }, {}]) {
      const org = challengingOrg(raw);
      await deviceChallenge(make(raw, org.fetch), options);
      assert.equal(org.cancels.length, 1);
    }
  });

  test(`${title}: without a challenge it rejects with ERR_IDX_NO_DEVICE_CHALLENGE`, async () => {
    const message = /^deviceChallenge: the state has no challenge for Okta Verify: look for a remediation/;
    for (const raw of [done(), polling(), {}, challenging({ challengeMethod: undefined })])
      hasCode(await rejection(deviceChallenge(make(raw))), 'ERR_IDX_NO_DEVICE_CHALLENGE', message);
  });

  test(`${title}: past expiresAt it rejects like poll`, async () => {
    const own = { expiresAt: '2001-05-01T10:00:00.000Z' };
    const org = challengingOrg(challenging({ challengeMethod: 'APP_LINK', href: LINK }, {}, own));
    const challenged = deviceChallenge(make(org.raw, org.fetch), { ...clock(), open() {} });
    hasCode(await rejection(challenged), 'ERR_IDX_EXPIRED');
    assert.equal(org.polls, 0);
  });

  test(`${title}: a challenge that has no action to cancel it rejects with a code when it is to be cancelled`, async () => {
    const org = challengingOrg(challenging({ cancel: undefined }));
    const error = await rejection(deviceChallenge(make(org.raw, org.fetch), { wait: () => new Promise(() => {}) }));
    hasCode(
      error,
      'ERR_IDX_CONFIG',
      /^deviceChallenge: the state must have the function `authenticatorChallenge-cancel`/,
    );
  });
}

for (const { name, flow } of FLOWS) {
  test(`${name}: states and options of deviceChallenge that are none have a code`, async () => {
    const state = MAKERS[0].make(challenging({}));
    const refused = async (/** @type {any[]} */ ...given) => rejection(flow.deviceChallenge(...given));
    for (const wrong of NO_OBJECTS)
      hasCode(await refused(wrong), 'ERR_IDX_CONFIG', /^deviceChallenge: the state must be an object/);
    for (const wrong of NO_OPTIONS)
      hasCode(await refused(state, wrong), 'ERR_IDX_CONFIG', /^deviceChallenge: the options must be an object/);
    for (const signal of NO_SIGNALS)
      hasCode(await refused(state, { signal }), 'ERR_IDX_CONFIG', /`signal` must be an AbortSignal/);
    for (const wrong of [null, 5, SECRET])
      hasCode(await refused(state, { wait: wrong }), 'ERR_IDX_CONFIG', /^deviceChallenge: `wait` must be a function/);
  });
}
