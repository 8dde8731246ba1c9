// @ts-check
// `deviceChallenge` where a poll brings another challenge.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { EVERY } from './entries.mjs';
import { rejection } from './errors.mjs';
import { deferred, done, heldClock, settled, until } from './org.mjs';
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

/** @param {import('node:test').TestContext} t @param {object} [answers] */
async function listens(t, answers) {
  const it = await listen(answers);
  t.after(it.close);
  return it;
}

/** Waits for so many microtasks. @param {number} turns */
const pass = async (turns) => {
  for (let turn = 0; turn < turns; turn++) await undefined;
};

/** The challenges that it was given. @param {{ asked: any[] }} it */
const challengesOf = ({ asked }) =>
  asked.filter(({ path }) => path === '/challenge').map(({ body }) => JSON.parse(body).challengeRequest);

for (const { title, flow, maker } of EVERY) {
  const { deviceChallenge } = flow;
  const { make } = maker;

  for (const [name, challenge] of Object.entries({ challenging, challengingAuthenticator })) {
    test(`${title}: ${name}: with another challenge the search ends and begins again, on the ports of that`, async (t) => {
      const [slow, quick] = await Promise.all([listens(t, { challenge: never }), listens(t)]);
      const org = challengingOrg(challenge({ ports: [slow.port] }));
      const challenged = deviceChallenge(make(org.raw, org.fetch), { wait: () => pause(1) });
      await until('the challenge', () => challengesOf(slow).length === 1);
      org.raw = challenge({ ports: [quick.port], challengeRequest: 'second' });
      await until('the second challenge', () => challengesOf(quick).length === 1);
      await until('the request of the first search ends', () => slow.closed === 1);
      const { polls } = org;
      await until('two more polls', () => org.polls > polls + 1);
      // Also after a search that is over.
      org.raw = challenge({ ports: [quick.port], challengeRequest: 'third' });
      await until('the third challenge', () => challengesOf(quick).length === 2);
      org.isOver = true;
      await challenged;
      assert.deepEqual([challengesOf(slow), challengesOf(quick)], [[REQUEST], ['second', 'third']]);
      assert.deepEqual(org.cancels, []);
    });
  }

  test(`${title}: the same challenge does not begin the search again`, async (t) => {
    const slow = await listens(t, { challenge: never });
    const org = challengingOrg(challenging({ ports: [slow.port] }));
    const { wait, tick } = heldClock();
    const challenged = deviceChallenge(make(org.raw, org.fetch), { wait });
    await until('the challenge', () => challengesOf(slow).length === 1);
    org.raw = challenging({ ports: [slow.port], left: 5 }, { refresh: 2000 });
    for (const polls of [1, 2]) {
      await tick();
      await until('the answer to the poll', () => org.polls === polls && org.flying === 0);
    }
    org.isOver = true;
    await tick();
    await challenged;
    assert.deepEqual([slow.asked.length, org.polls], [2, 3]);
  });

  test(`${title}: another challenge is cancelled once if Okta Verify is not on its ports`, async (t) => {
    const slow = await listens(t, { challenge: never });
    const org = challengingOrg(challenging({ ports: [slow.port] }));
    const { wait, tick } = heldClock();
    const challenged = deviceChallenge(make(org.raw, org.fetch), { wait });
    await until('the challenge', () => challengesOf(slow).length === 1);
    org.raw = challenging({ ports: [await freePort()], challengeRequest: 'second' });
    await tick();
    assert.equal((await challenged).neededToProceed[0].name, 'identify');
    assert.deepEqual([org.cancels, org.polls], [[cancelOf('OV_UNREACHABLE_BY_LOOPBACK')], 1]);
  });

  test(`${title}: a refusal of Okta Verify that comes with another challenge does not cancel that one`, async (t) => {
    const [before, after] = [challenging({ ports: ['1'] }), challenging({ ports: ['2'], challengeRequest: 'second' })];
    const outcomes = new Set();
    let refusal = deferred();
    let happened = /** @type {string[]} */ ([]);
    t.mock.method(globalThis, 'fetch', async (/** @type {string} */ url) => {
      if (url.includes(':2/')) happened.push(url);
      return url.endsWith(':1/challenge') ? refusal.promise : { status: 200 };
    });
    for (let turns = 0; turns < 60; turns++) {
      refusal = deferred();
      happened = [];
      const answers = [after];
      const fetch = async (/** @type {string} */ url) => {
        if (url.endsWith('/cancel')) happened.push('cancel');
        const raw = answers.pop() ?? done();
        if (raw === after) {
          pass(turns).then(() => refusal.resolve({ status: 400 }));
          await pass(30);
        }
        return { ok: true, status: 200, headers: new Headers(), json: async () => raw };
      };
      const { wait, tick } = heldClock();
      const challenged = deviceChallenge(make(before, fetch), { wait });
      await tick();
      await challenged;
      outcomes.add(happened.join());
    }
    assert.deepEqual([...outcomes].sort(), ['cancel', 'http://127.0.0.1:2/probe,http://127.0.0.1:2/challenge']);
  });

  test(`${title}: a challenge by a link ends the search, and is polled; that link is not opened`, async (t) => {
    const slow = await listens(t, { challenge: never });
    const org = challengingOrg(challenging({ ports: [slow.port] }));
    const { wait, tick } = heldClock();
    const open = () => assert.fail('it was opened');
    const challenged = deviceChallenge(make(org.raw, org.fetch), { wait, open });
    await until('the challenge', () => challengesOf(slow).length === 1);
    const link = { challengeMethod: 'CUSTOM_URI', href: 'com-okta-authenticator:/x', challengeRequest: undefined };
    org.raw = challenging(link);
    await tick();
    await until('its request ends', () => slow.closed === 1);
    org.isOver = true;
    await tick();
    await challenged;
    assert.deepEqual([org.cancels, org.polls], [[], 2]);
  });

  test(`${title}: after a challenge by a link, one by LOOPBACK begins a search`, async (t) => {
    const quick = await listens(t);
    const link = { challengeMethod: 'CUSTOM_URI', href: 'com-okta-authenticator:/x', challengeRequest: undefined };
    const org = challengingOrg(challenging(link));
    const challenged = deviceChallenge(make(org.raw, org.fetch), { wait: () => pause(1), open() {} });
    await until('two polls', () => org.polls > 1);
    org.raw = challenging({ ports: [quick.port] });
    await until('the challenge', () => challengesOf(quick).length === 1);
    org.isOver = true;
    await challenged;
    assert.deepEqual([challengesOf(quick), org.cancels], [[REQUEST], []]);
  });

  test(`${title}: aborted in onState, it does not begin to search again`, async (t) => {
    const [slow, quick] = await Promise.all([listens(t, { challenge: never }), listens(t)]);
    const org = challengingOrg(challenging({ ports: [slow.port] }));
    const { wait, tick } = heldClock();
    const controller = new AbortController();
    const onState = () => controller.abort(REASON);
    const options = { wait, onState, signal: controller.signal };
    const challenged = rejection(deviceChallenge(make(org.raw, org.fetch), options));
    await until('the challenge', () => challengesOf(slow).length === 1);
    org.raw = challenging({ ports: [quick.port], challengeRequest: 'second' });
    await tick();
    assert.equal(await challenged, REASON);
    await until('the cancel', () => org.cancels.length > 0);
    await settled();
    assert.deepEqual([quick.asked.length, org.cancels], [0, [cancelOf('USER_CANCELED')]]);
  });
}
