// @ts-check
// `deviceChallenge` with Okta Verify on a port of this device.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

import { EVERY } from './entries.mjs';
import { rejection } from './errors.mjs';
import { clock, deferred, heldClock, polling, settled, until } from './org.mjs';
import { withNavigator } from './page.mjs';
import {
  cancelOf,
  challenging,
  challengingAuthenticator,
  challengingOrg,
  freePort,
  listen,
  REQUEST,
} from './okta-verify.mjs';

const REASON = { why: 'the user left' };
const never = () => new Promise(() => {});

/** What listens in a test. @type {{ close: () => void }[]} */
const listening = [];
const listens = async (/** @type {any} */ answers) => {
  const it = await listen(answers);
  listening.push(it);
  return it;
};
afterEach(() => {
  for (const { close } of listening.splice(0)) close();
});

/** What was asked, in short. @param {{ asked: any[] }} it */
const pathsOf = ({ asked }) => asked.map(({ method, path }) => `${method} ${path}`);

for (const { title, flow, maker } of EVERY) {
  const { deviceChallenge, poll } = flow;
  const { make, takesSignals, isOwn, hasToPersist } = maker;
  // Where states do not differ, one kind of them is enough.
  const once = isOwn && !title.endsWith('/js');

  /** @param {any} raw @param {object} [options] */
  const play = async (raw, options = { wait: never }) => {
    const org = challengingOrg(raw);
    return { org, state: await deviceChallenge(make(raw, org.fetch), options) };
  };

  /** An org whose next answer to a poll is the end. */
  const overAtNextPoll = (/** @type {any} */ raw) => Object.assign(challengingOrg(raw), { isOver: true });

  test(`${title}: Okta Verify is found on the third port; it gets the challenge, and a poll goes out at once`, async () => {
    const [refuses, other, third, fourth] = await Promise.all([
      freePort(),
      listens({ probe: 404 }),
      listens({}),
      listens({}),
    ]);
    const raw = challenging({ ports: [refuses, other.port, third.port, fourth.port] });
    const org = overAtNextPoll(raw);
    const { wait, waits } = heldClock();
    const state = await deviceChallenge(make(raw, org.fetch), { wait });
    assert.equal(state.neededToProceed[0].name, 'identify');
    assert.deepEqual(
      [pathsOf(other), pathsOf(third), pathsOf(fourth)],
      [['GET /probe'], ['GET /probe', 'POST /challenge'], []],
    );
    const [probe, posted] = third.asked;
    assert.deepEqual([probe.type, posted.type], ['application/json', 'application/json']);
    assert.deepEqual(JSON.parse(posted.body), { challengeRequest: REQUEST });
    assert.deepEqual([org.polls, org.cancels, waits], [1, [], [1000]]);
  });

  test(`${title}: a 503 is that of another user's Okta Verify: the next port is asked`, async () => {
    const [first, second] = await Promise.all([listens({ challenge: 503 }), listens({})]);
    const raw = challenging({ ports: [first.port, second.port] });
    const org = overAtNextPoll(raw);
    await deviceChallenge(make(raw, org.fetch), { wait: never });
    const both = ['GET /probe', 'POST /challenge'];
    assert.deepEqual([pathsOf(first), pathsOf(second), org.cancels], [both, both, []]);
  });

  test(`${title}: after any other status it cancels once with OV_RETURNED_ERROR and the statusCode, and resolves to the answer`, async () => {
    for (const status of [400, 500]) {
      const [first, second] = await Promise.all([listens({ challenge: status }), listens({})]);
      const { org, state } = await play(challenging({ ports: [first.port, second.port] }));
      assert.deepEqual(org.cancels, [cancelOf('OV_RETURNED_ERROR', status)]);
      assert.deepEqual([state.neededToProceed[0].name, pathsOf(second), org.polls], ['identify', [], 0]);
    }
  });

  test(`${title}: where no port answers it cancels once with OV_UNREACHABLE_BY_LOOPBACK`, async () => {
    const refusing = await listens({ probe: 500 });
    for (const ports of [[], [await freePort(), refusing.port]]) {
      const { org, state } = await play(challenging({ ports }));
      assert.deepEqual(org.cancels, [cancelOf('OV_UNREACHABLE_BY_LOOPBACK')]);
      assert.equal(state.neededToProceed[0].name, 'identify');
      await settled();
      assert.deepEqual([org.cancels.length, org.polls], [1, 0]);
    }
  });

  test(`${title}: if the answer to the cancel is a refusal, it rejects with that state`, async () => {
    const org = challengingOrg(challenging({}));
    org.cancelStatus = 400;
    const refused = await rejection(deviceChallenge(make(org.raw, org.fetch), { wait: never }));
    assert.equal(refused.neededToProceed[0].name, 'identify');
    assert.equal(org.cancels.length, 1);
  });

  test(`${title}: a challenge of Okta Verify's challenge-poll is cancelled by currentAuthenticator-cancel`, async () => {
    const { org } = await play(challengingAuthenticator({}));
    assert.deepEqual(org.cancels, [cancelOf('OV_UNREACHABLE_BY_LOOPBACK')]);
  });

  test(`${title}: an abort cancels once with USER_CANCELED, and rejects with the very reason at once`, async () => {
    const [silent, slow] = await Promise.all([listens({ probe: never }), listens({ challenge: never })]);
    for (const [it, path] of /** @type {const} */ ([
      [silent, '/probe'],
      [slow, '/challenge'],
    ])) {
      const controller = new AbortController();
      const org = challengingOrg(challenging({ ports: [it.port] }));
      const challenged = rejection(
        deviceChallenge(make(org.raw, org.fetch), { wait: never, signal: controller.signal }),
      );
      await until('the request', () => it.asked.at(-1)?.path === path);
      controller.abort(REASON);
      assert.equal(await challenged, REASON);
      await until('its own request ends, too', () => it.closed === 1);
      await until('the cancel', () => org.cancels.length > 0);
      await pause(20);
      assert.deepEqual([org.cancels, org.polls], [[cancelOf('USER_CANCELED')], 0]);
    }
  });

  test(`${title}: an abort while a poll is in flight or a cancel is sent cancels no more than once`, async () => {
    const slow = await listens({ challenge: never });
    for (const ports of [[slow.port], []]) {
      for (const delay of [0, 1, 2, 3, 4]) {
        const controller = new AbortController();
        const org = challengingOrg(challenging({ ports }));
        const wait = () => Promise.resolve();
        const challenged = deviceChallenge(make(org.raw, org.fetch), { wait, signal: controller.signal }).catch(
          (/** @type {unknown} */ error) => error,
        );
        await pause(delay);
        controller.abort(REASON);
        const outcome = await challenged;
        await until('the cancel', () => org.cancels.length > 0);
        await pause(20);
        assert.ok(outcome === REASON || outcome.neededToProceed, String(outcome));
        assert.equal(org.cancels.length, 1);
        assert.equal(org.most, 1, 'a cancel waits for the poll in flight');
      }
    }
  });

  test(`${title}: it polls beside the search, and never two requests are in flight`, async () => {
    const { promise, resolve } = deferred();
    const slow = await listens({ challenge: () => promise.then(() => 200) });
    const org = challengingOrg(challenging({ ports: [slow.port] }));
    const seen = /** @type {any[]} */ ([]);
    const onState = (/** @type {any} */ state) => seen.push(state);
    const challenged = deviceChallenge(make(org.raw, org.fetch), { wait: () => pause(1), onState });
    await until('five polls', () => org.polls >= 5);
    resolve();
    await pause(20);
    org.isOver = true;
    await challenged;
    assert.deepEqual([org.most, org.cancels, seen.length], [1, [], org.polls - 1]);
  });

  test(`${title}: a poll that ends first stops the search, without a cancel`, async () => {
    const [silent, second] = await Promise.all([listens({ probe: never }), listens({})]);
    const org = challengingOrg(challenging({ ports: [silent.port, second.port] }));
    const { wait, tick } = heldClock();
    const challenged = deviceChallenge(make(org.raw, org.fetch), { wait });
    await until('the probe', () => silent.asked.length > 0);
    org.isOver = true;
    await tick();
    assert.equal((await challenged).neededToProceed[0].name, 'identify');
    await until('the probe ends', () => silent.closed === 1);
    assert.deepEqual([org.cancels, pathsOf(silent), pathsOf(second)], [[], ['GET /probe'], []]);
  });

  test(`${title}: a poll that is refused stops the search, and it rejects with that state`, async () => {
    const silent = await listens({ probe: never });
    const raw = challenging({ ports: [silent.port] });
    const state = make(raw, async () => new Response(JSON.stringify(polling()), { status: 401 }));
    const refused = await rejection(deviceChallenge(state, clock()));
    assert.equal(refused.neededToProceed[0].name, 'challenge-poll');
  });

  if (!takesSignals || hasToPersist)
    test(`${title}: a newer poll of the flow ends it with an AbortError, without a cancel`, async () => {
      const silent = await listens({ probe: never });
      const org = challengingOrg(challenging({ ports: [silent.port] }));
      const state = make(org.raw, org.fetch);
      const challenged = rejection(deviceChallenge(state, { wait: never }));
      await settled();
      org.isOver = true;
      await poll(state, clock());
      assert.equal((await challenged).name, 'AbortError');
      await pause(20);
      assert.deepEqual([org.cancels, org.polls], [[], 1]);
    });

  if (once)
    test(`${title}: a probe has as long as the challenge says, else a tenth of a second; three seconds on Android`, async () => {
      const late = () => pause(400, 200);
      const slow = await listens({ probe: late });
      const fast = await listens({});
      for (const [probeTimeoutMillis, expected] of [
        [undefined, [1, 2]],
        [50, [1, 2]],
        [3000, [2, 0]],
      ]) {
        const counts = async () => {
          const raw = challenging({ ports: [slow.port, fast.port], probeTimeoutMillis });
          const org = overAtNextPoll(raw);
          await deviceChallenge(make(raw, org.fetch), { wait: never });
          return [slow, fast].map(({ asked }) => asked.splice(0).length);
        };
        // On a busy machine the fast one can be too late, but not each time.
        let seen = await counts();
        for (let again = 0; again < 5 && !isDeepStrictEqual(seen, expected); again++) seen = await counts();
        assert.deepEqual(seen, expected, String(probeTimeoutMillis));
      }
      await withNavigator({ userAgent: 'Mozilla/5.0 (Linux; Android 14)' }, async () => {
        const raw = challenging({ ports: [slow.port], probeTimeoutMillis: 50 });
        const org = overAtNextPoll(raw);
        await deviceChallenge(make(raw, org.fetch), { wait: never });
        assert.equal(slow.asked.length, 2);
      });
    });

  if (once)
    test(`${title}: the domain with TLS comes first, on each port`, async () => {
      const [one, two] = await Promise.all([listens({ probe: 404 }), listens({ probe: 404 })]);
      await play(challenging({ ports: [one.port, two.port], httpsDomain: 'http://localhost' }));
      for (const { asked, port } of [one, two])
        assert.deepEqual(
          asked.map(({ host }) => host),
          [`localhost:${port}`, `127.0.0.1:${port}`],
        );
    });
}
