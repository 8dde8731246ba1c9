// @ts-check
// `deviceChallenge` where two causes cancel at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { EVERY } from './entries.mjs';
import { rejection } from './errors.mjs';
import { cancelOf, challenging, challengingOrg, listen } from './okta-verify.mjs';
import { settled, until } from './org.mjs';

const REASON = { why: 'the user left' };
const never = () => new Promise(() => {});

/** @param {import('node:test').TestContext} t @param {any} challenge its answer to a challenge */
async function listens(t, challenge) {
  const it = await listen({ challenge });
  t.after(it.close);
  return it;
}

for (const { title, flow, maker } of EVERY) {
  const { deviceChallenge } = flow;
  const { make } = maker;

  test(`${title}: aborted when the cancel is told or sent, it is cancelled once`, async (t) => {
    const refusing = await listens(t, 400);
    for (const place of ['onCancel', 'fetch']) {
      const controller = new AbortController();
      const org = challengingOrg(challenging({ ports: [refusing.port] }));
      const abortAt = (/** @type {string} */ it) => it === place && controller.abort(REASON);
      const fetch = (/** @type {string} */ url, /** @type {any} */ init) => {
        const answer = org.fetch(url, init);
        if (url.endsWith('/cancel')) abortAt('fetch');
        return answer;
      };
      const options = { wait: never, signal: controller.signal, onCancel: () => abortAt('onCancel') };
      assert.equal(await rejection(deviceChallenge(make(org.raw, fetch), options)), REASON, place);
      await settled();
      assert.deepEqual(org.cancels, [cancelOf('OV_RETURNED_ERROR', 400)], place);
    }
  });

  test(`${title}: both signals at once, or one while Okta Verify refuses, cancel once`, async (t) => {
    const controllers = () => [new AbortController(), new AbortController()];
    for (const isReversed of [false, true]) {
      const [signal, cancel] = controllers();
      const slow = await listens(t, never);
      const org = challengingOrg(challenging({ ports: [slow.port] }));
      const options = { wait: never, signal: signal.signal, cancel: cancel.signal };
      const challenged = rejection(deviceChallenge(make(org.raw, org.fetch), options));
      await until('the challenge', () => slow.asked.at(-1)?.path === '/challenge');
      const order = isReversed ? [cancel, signal] : [signal, cancel];
      for (const controller of order) controller.abort(REASON);
      assert.equal(await challenged, REASON);
      await settled();
      assert.deepEqual(org.cancels, [cancelOf('USER_CANCELED')]);
    }
    for (const at of [0, 1]) {
      const both = controllers();
      const refusing = await listens(t, () => {
        setImmediate(() => both[at].abort(REASON));
        return 400;
      });
      const org = challengingOrg(challenging({ ports: [refusing.port] }));
      const options = { wait: never, signal: both[0].signal, cancel: both[1].signal };
      await deviceChallenge(make(org.raw, org.fetch), options).catch((/** @type {unknown} */ error) => error);
      await until('the cancel', () => org.cancels.length > 0);
      await settled();
      assert.equal(org.cancels.length, 1);
    }
  });
}
