// @ts-check
// Polls against the mock org: what it refuses, what it drops, and who else polls.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  LIBRARIES,
  PASSWORDS,
  POLL,
  passcode,
  TIME,
  identify,
  rejection,
  startFlowOrg,
  until,
} from './org-harness.mjs';
import { startWitness } from './org-witness.mjs';

const DONALD = 'donald@example.com';
const PUSH = 'push@example.com';

/** @param {any} state */
const numberOf = (state) => state.rawIdxState.currentAuthenticator.value.contextualData.correctAnswer;

/**
 * Replaces the timer: does not wait, and does something before the wait of this number.
 * @param {Record<number, () => unknown>} before
 */
function timer(before) {
  /** @type {number[]} */
  const asked = [];
  const wait = async (/** @type {number} */ milliseconds) => {
    asked.push(milliseconds);
    await before[asked.length]?.();
  };
  return { asked, wait };
}

for (const { name, idx, flow, isOriginal } of LIBRARIES) {
  test(`${name}: a poll goes on after a 429, when Retry-After and the interval are over`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const state = await identify(idx, org, PUSH);
    assert.deepEqual(flow.pollOf(state), { name: 'challenge-poll', refresh: 2000 });
    const limit = (/** @type {number} */ nth, /** @type {number} */ seconds) => ({
      ...{ path: POLL, nth, fault: { 'rate-limit': { retry_after: seconds } } },
    });
    await org.plan(limit(2, 7), limit(3, 1));
    const { asked, wait } = timer({ 5: () => org.tap(PUSH, numberOf(state)) });
    /** @type {any[]} */
    const shown = [];
    const done = await flow.poll(state, { wait, onState: (it) => shown.push(it) });
    assert.equal(typeof done.interactionCode, 'string');
    // States of the original do not have the header, so it is a minute.
    assert.deepEqual(asked, isOriginal ? [2000, 2000, 60_000, 60_000, 2000] : [2000, 2000, 7000, 2000, 2000]);
    assert.equal(await org.requests(POLL), 5);
    assert.deepEqual(
      shown.map((it) => flow.pollOf(it)?.name),
      ['challenge-poll', 'challenge-poll'],
    );
  });

  test(
    `${name}: a poll goes on after connections that drop, twice as late each time, until an answer`,
    TIME,
    async (t) => {
      const org = await startFlowOrg(t);
      const state = await identify(idx, org, PUSH);
      await org.plan(
        { path: POLL, nth: 1, times: 6, fault: 'drop' },
        // A body that ends early is not noticed by the original's `fetch`: its promise never settles.
        { path: POLL, nth: 8, fault: isOriginal ? 'reset' : 'truncate' },
        { path: POLL, nth: 9, fault: 'reset' },
      );
      const { asked, wait } = timer({ 11: () => org.tap(PUSH, numberOf(state)) });
      const done = await flow.poll(state, { wait });
      assert.equal(typeof done.interactionCode, 'string');
      assert.deepEqual(asked, [2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 2000, 4000, 8000, 2000]);
      assert.equal(await org.requests(POLL), 11);
    },
  );

  test(`${name}: a newer poll of a flow ends the older one, and has one request in flight`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const witness = await startWitness(t, org);
    const state = await identify(idx, witness, PUSH);
    witness.hold(POLL);
    const older = rejection(flow.poll(state, { wait: timer({}).wait }));
    await until(() => witness.of(POLL).length === 1);
    const { asked, wait } = timer({ 2: () => org.tap(PUSH, numberOf(state)) });
    const newer = flow.poll(state, { wait });
    assert.equal((await older).name, 'AbortError');
    // The request of the older poll is cancelled; the original has no way to do that, so it is waited for.
    if (isOriginal) {
      await identify(idx, org, 'ada@example.com');
      assert.equal(witness.of(POLL).length, 1);
    } else {
      await until(() => witness.of(POLL)[0].state === 'cancelled');
    }
    witness.release(POLL);
    assert.equal(typeof (await newer).interactionCode, 'string');
    assert.deepEqual(asked, [2000, 2000]);
    const states = witness.of(POLL).map((request) => request.state);
    assert.deepEqual(states, [isOriginal ? 'answered' : 'cancelled', 'answered', 'answered']);
    assert.equal(await org.requests(POLL), isOriginal ? 3 : 2);
  });

  test(`${name}: a poll ends with the reason of its signal, and so does its request in flight`, TIME, async (t) => {
    const witness = await startWitness(t, await startFlowOrg(t));
    const state = await identify(idx, witness, PUSH);
    witness.hold(POLL);
    const gone = new AbortController();
    const ended = rejection(flow.poll(state, { wait: timer({}).wait, signal: gone.signal }));
    await until(() => witness.of(POLL).length === 1);
    const reason = { said: 'stop' };
    gone.abort(reason);
    assert.equal(await ended, reason);
    if (!isOriginal) await until(() => witness.of(POLL)[0].state === 'cancelled');
    assert.equal(witness.of(POLL).length, 1);
  });

  test(`${name}: a push that is approved while the page polls signs in`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const state = await identify(idx, org, PUSH);
    const { wait } = timer({ 3: () => org.tap(PUSH, numberOf(state)) });
    const done = await flow.poll(state, { wait });
    assert.equal(typeof done.interactionCode, 'string');
    assert.equal(await org.requests(POLL), 3);
  });

  test(`${name}: a push that is refused rejects with that state, and goes on from it`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const state = await identify(idx, org, PUSH);
    const refused = await rejection(flow.poll(state, { wait: timer({ 2: () => org.tap(PUSH, 'no') }).wait }));
    assert.deepEqual(
      flow.messages(refused).map(({ key }) => key),
      ['api.authn.poll.error.push_rejected'],
    );
    assert.equal(flow.pollOf(refused), undefined);
    assert.equal((await rejection(flow.poll(refused))).code, 'ERR_IDX_NO_POLL');
    const again = await refused.proceed('resend', {});
    const done = await flow.poll(again, { wait: timer({ 1: () => org.tap(PUSH, numberOf(again)) }).wait });
    assert.equal(typeof done.interactionCode, 'string');
  });

  test(`${name}: without a poll among the remediations, the poll of the authenticator is followed`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const open = (/** @type {string} */ login) => async () => fetch((await org.mail(login)).link ?? '');
    const email = await identify(idx, org, 'katherine@example.com');
    const password = await identify(idx, org, DONALD, { clientId: 'enroll-client' });
    const list = await password.proceed('challenge-authenticator', passcode(PASSWORDS[DONALD]));
    const [{ options = [] }] = flow.fields(list.neededToProceed[0]);
    const authenticator = options.find(({ label }) => label === 'Email')?.value;
    const enrollment = await list.proceed('select-authenticator-enroll', { authenticator });
    for (const [state, login, name] of [
      [email, 'katherine@example.com', 'currentAuthenticatorEnrollment-poll'],
      [enrollment, DONALD, 'currentAuthenticator-poll'],
    ]) {
      await org.plan();
      const { asked, wait } = timer({ 3: open(login) });
      assert.equal(flow.pollOf(state)?.name, name);
      const next = await flow.poll(state, { wait });
      assert.equal(asked[0], flow.pollOf(state)?.refresh);
      assert.equal(flow.pollOf(next), undefined);
      assert.equal(await org.requests(POLL), 3);
    }
  });

  test(`${name}: the interval is read anew from each answer`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const witness = await startWitness(t, org);
    await org.loopback({ refresh: 30 });
    const state = await identify(idx, witness, 'fastpass@example.com');
    /** @type {number[]} */
    const told = [];
    const done = await flow.poll(state, {
      async onState(it) {
        told.push(flow.pollOf(it)?.refresh ?? 0);
        if (told.length === 2) await org.loopback({ refresh: 150 });
        if (told.at(-1) === 150) await org.approve(state.rawIdxState.authenticatorChallenge.value.challengeRequest);
      },
    });
    assert.equal(typeof done.interactionCode, 'string');
    assert.deepEqual([...new Set(told)], [30, 150]);
    const times = witness.of(POLL).map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - times[index]);
    assert.ok(Math.min(...gaps) >= 29, `the shortest gap is ${Math.min(...gaps)} ms`);
    assert.ok(Number(gaps.at(-1)) >= 149, `the last gap is ${gaps.at(-1)} ms`);
  });

  test(`${name}: nothing is sent after expiresAt`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const state = await identify(idx, org, PUSH);
    const end = Date.parse(state.rawIdxState.expiresAt);
    const { wait } = timer({ 2: () => t.mock.method(Date, 'now', () => end) });
    assert.equal((await rejection(flow.poll(state, { wait }))).code, 'ERR_IDX_EXPIRED');
    assert.equal(await org.requests(POLL), 1);
  });
}
