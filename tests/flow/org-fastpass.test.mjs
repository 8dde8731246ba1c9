// @ts-check
// Okta FastPass of the mock org, with listeners on this device that stand for Okta Verify.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  LIBRARIES,
  PASSWORDS,
  POLL,
  TIME,
  identify,
  namesOf,
  passcode,
  rejection,
  startFlowOrg,
  until,
} from './org-harness.mjs';
import { closedPort, startOktaVerify } from './org-okta-verify.mjs';
import { startWitness } from './org-witness.mjs';

const FIONA = 'fastpass@example.com';

const CANCEL = '/authenticators/poll/cancel';

/** Between polls, in milliseconds. */
const REFRESH = 20;

/**
 * An org in which pages look for Okta Verify on these ports, and a state with its challenge.
 * @param {any} idx
 * @param {import('node:test').TestContext} t
 * @param {{ ports?: number[], org?: import('./org-harness.mjs').FlowOrg, witness?: { origin: string }, login?: string, probeTimeoutMillis?: number }} options
 */
async function challenged(idx, t, { ports = [], org, witness, login = FIONA, probeTimeoutMillis = 5000 }) {
  const at = org ?? (await startFlowOrg(t));
  await at.loopback({ ports, refresh: REFRESH, probeTimeoutMillis });
  return { org: at, state: await identify(idx, witness ?? at, login) };
}

/** What became of the only challenge. @param {import('./org-harness.mjs').FlowOrg} org */
async function outcome(org) {
  const [{ state, reason, statusCode, cancels }, ...more] = await org.challenges();
  assert.deepEqual(more, []);
  return { state, reason, statusCode, cancels };
}

const APPROVED = { state: 'approved', reason: null, statusCode: null, cancels: 0 };

/** @param {string} reason @param {number | null} [statusCode] */
const cancelled = (reason, statusCode = null) => ({ state: 'cancelled', reason, statusCode, cancels: 1 });

/**
 * Checks that nothing is cancelled while another flow is started, which takes longer.
 * @param {any} idx
 * @param {import('./org-harness.mjs').FlowOrg} org
 */
async function waitedFor(idx, org) {
  await identify(idx, org, 'ada@example.com');
  assert.equal((await outcome(org)).cancels, 0);
}

for (const { name, idx, flow, isOriginal } of LIBRARIES) {
  test(`${name}: Okta Verify is found on the third port, gets the challenge, and the flow goes on`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const other = await startOktaVerify(t, { probe: 404 });
    const verify = await startOktaVerify(t, { challenge: org.approve });
    const later = await startOktaVerify(t);
    const ports = [await closedPort(t), other.port, verify.port, later.port];
    const { state } = await challenged(idx, t, { ports, org });
    const done = await flow.deviceChallenge(state);
    assert.equal(typeof done.interactionCode, 'string');
    assert.deepEqual(other.requests(), ['GET /probe']);
    assert.deepEqual(verify.requests(), ['GET /probe', 'POST /challenge']);
    assert.deepEqual(later.requests(), []);
    assert.deepEqual(verify.challenges, [state.rawIdxState.authenticatorChallenge.value.challengeRequest]);
    assert.deepEqual(await outcome(org), APPROVED);
  });

  test(`${name}: after a 503, the Okta Verify of another user, the next port is asked`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const other = await startOktaVerify(t, { challenge: 503 });
    const verify = await startOktaVerify(t, { challenge: org.approve });
    const { state } = await challenged(idx, t, { ports: [other.port, verify.port], org });
    const done = await flow.deviceChallenge(state);
    assert.equal(typeof done.interactionCode, 'string');
    assert.deepEqual(other.requests(), ['GET /probe', 'POST /challenge']);
    assert.deepEqual(verify.requests(), ['GET /probe', 'POST /challenge']);
    assert.deepEqual(await outcome(org), APPROVED);
  });

  test(
    `${name}: unreachable, it is cancelled once with OV_UNREACHABLE_BY_LOOPBACK, and the password follows`,
    TIME,
    async (t) => {
      const silent = await startOktaVerify(t, { probe: 'none' });
      const other = await startOktaVerify(t, { probe: 500 });
      const ports = [await closedPort(t), silent.port, other.port];
      const { org, state } = await challenged(idx, t, { ports, probeTimeoutMillis: 1000 });
      const next = await flow.deviceChallenge(state);
      assert.deepEqual(namesOf(next), ['challenge-authenticator', 'select-authenticator-authenticate']);
      assert.deepEqual([silent.requests(), other.requests()], [['GET /probe'], ['GET /probe']]);
      const done = await next.proceed('challenge-authenticator', passcode(PASSWORDS[FIONA]));
      assert.equal(typeof done.interactionCode, 'string');
      assert.deepEqual(await outcome(org), cancelled('OV_UNREACHABLE_BY_LOOPBACK'));
    },
  );

  test(
    `${name}: refused by Okta Verify, it is cancelled once with OV_RETURNED_ERROR and the status`,
    TIME,
    async (t) => {
      const verify = await startOktaVerify(t, { challenge: 400 });
      const later = await startOktaVerify(t);
      const { org, state } = await challenged(idx, t, { ports: [verify.port, later.port] });
      const next = await flow.deviceChallenge(state);
      assert.deepEqual(namesOf(next), ['challenge-authenticator', 'select-authenticator-authenticate']);
      assert.deepEqual(later.requests(), []);
      const done = await next.proceed('challenge-authenticator', passcode(PASSWORDS[FIONA]));
      assert.equal(typeof done.interactionCode, 'string');
      assert.deepEqual(await outcome(org), cancelled('OV_RETURNED_ERROR', 400));
    },
  );

  test(
    `${name}: a user who gives up cancels it once with USER_CANCELED, and goes on with the password`,
    TIME,
    async (t) => {
      const verify = await startOktaVerify(t, { challenge: 'none' });
      const { org, state } = await challenged(idx, t, { ports: [verify.port] });
      const gaveUp = new AbortController();
      const ended = flow.deviceChallenge(state, { cancel: gaveUp.signal });
      await until(() => verify.challenges.length === 1);
      gaveUp.abort();
      const next = await ended;
      const done = await next.proceed('challenge-authenticator', passcode(PASSWORDS[FIONA]));
      assert.equal(typeof done.interactionCode, 'string');
      assert.deepEqual(await outcome(org), cancelled('USER_CANCELED'));
    },
  );

  test(`${name}: aborted, it rejects with the reason and is cancelled once with USER_CANCELED`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const witness = await startWitness(t, org);
    const verify = await startOktaVerify(t, { challenge: 'none' });
    const { state } = await challenged(idx, t, { ports: [verify.port], org, witness });
    witness.hold(POLL);
    const polls = () => witness.of(POLL);
    const gone = new AbortController();
    const reason = { said: 'stop' };
    const ended = rejection(flow.deviceChallenge(state, { signal: gone.signal }));
    await until(() => verify.challenges.length === 1 && polls().length === 1);
    gone.abort(reason);
    assert.equal(await ended, reason);
    // The poll in flight is cancelled; that of the original, which has no way to do that, is waited for.
    if (isOriginal) await waitedFor(idx, org);
    else await until(() => polls()[0].state === 'cancelled');
    witness.release(POLL);
    await until(async () => (await outcome(org)).cancels > 0);
    await identify(idx, org, 'ada@example.com');
    assert.deepEqual(await outcome(org), cancelled('USER_CANCELED'));
    assert.deepEqual(
      polls().map((poll) => poll.state),
      [isOriginal ? 'answered' : 'cancelled'],
    );
  });

  test(`${name}: polls go on beside Okta Verify, and never two at once`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const witness = await startWitness(t, org);
    await org.plan({ path: POLL, times: 0, fault: { delay: { ms: 30 } } });
    const verify = await startOktaVerify(t, {
      async challenge(request) {
        await until(() => witness.of(POLL).length >= 4);
        await org.approve(request);
      },
    });
    const { state } = await challenged(idx, t, { ports: [await closedPort(t), verify.port], org, witness });
    /** @type {any[]} */
    const shown = [];
    const done = await flow.deviceChallenge(state, { onState: (it) => shown.push(it) });
    assert.equal(typeof done.interactionCode, 'string');
    const polls = witness.of(POLL);
    assert.ok(polls.length >= 4, `${polls.length} polls`);
    assert.ok(shown.length >= 3 && shown.every((it) => namesOf(it)[0] === 'device-challenge-poll'));
    assert.equal(witness.most(POLL), 1);
    assert.deepEqual(await outcome(org), APPROVED);
  });

  test(`${name}: cancelled while a poll is in flight, that request ends first`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const witness = await startWitness(t, org);
    const polls = () => witness.of(POLL);
    const verify = await startOktaVerify(t, {
      async challenge() {
        await until(() => polls().length === 1);
        return 500;
      },
    });
    const { state } = await challenged(idx, t, { ports: [verify.port], org, witness });
    witness.hold(POLL);
    const ended = flow.deviceChallenge(state);
    await until(() => verify.challenges.length === 1 && polls().length === 1);
    if (isOriginal) await waitedFor(idx, org);
    else await until(() => polls()[0].state === 'cancelled');
    witness.release(POLL);
    assert.deepEqual(namesOf(await ended), ['challenge-authenticator', 'select-authenticator-authenticate']);
    assert.deepEqual(await outcome(org), cancelled('OV_RETURNED_ERROR', 500));
    assert.equal(polls().length, 1);
  });

  test(`${name}: aborted while it is being cancelled, it is not cancelled again`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const verify = await startOktaVerify(t, { challenge: 500 });
    const { state } = await challenged(idx, t, { ports: [verify.port], org });
    await org.plan({ path: CANCEL, fault: { delay: { ms: 60_000 } } });
    const gone = new AbortController();
    const ended = rejection(flow.deviceChallenge(state, { signal: gone.signal }));
    await until(async () => (await org.faults('delay')) === 1);
    gone.abort();
    assert.equal(await ended, gone.signal.reason);
    await identify(idx, org, 'ada@example.com');
    assert.deepEqual(await outcome(org), cancelled('OV_RETURNED_ERROR', 500));
    assert.equal(await org.requests(CANCEL), 1);
  });

  for (const [login, method, start] of [
    ['fastpass-uri@example.com', 'CUSTOM_URI', 'com-okta-authenticator:/deviceChallenge?challengeRequest='],
    ['fastpass-link@example.com', 'UNIVERSAL_LINK', 'http://'],
  ]) {
    test(`${name}: a link by ${method} is opened once, and the flow goes on when it is approved`, TIME, async (t) => {
      const { org, state } = await challenged(idx, t, { login });
      /** @type {string[][]} */
      const opened = [];
      let polls = 0;
      const done = await flow.deviceChallenge(state, {
        open: (...given) => opened.push(given),
        async onState() {
          if (++polls === 2) await org.approve(state.rawIdxState.authenticatorChallenge.value.href.split('=').at(-1));
        },
      });
      assert.equal(typeof done.interactionCode, 'string');
      assert.deepEqual(opened, [[state.rawIdxState.authenticatorChallenge.value.href, method]]);
      assert.ok(opened[0][0].startsWith(start), opened[0][0]);
      assert.deepEqual(await outcome(org), APPROVED);
    });

    test(
      `${name}: a link by ${method} is aborted: it is cancelled once, and without \`open\` nothing is sent`,
      TIME,
      async (t) => {
        const { org, state } = await challenged(idx, t, { login });
        await org.plan();
        assert.equal((await rejection(flow.deviceChallenge(state))).code, 'ERR_IDX_CONFIG');
        assert.equal(await org.requests(''), 0);
        const gone = new AbortController();
        const ended = rejection(flow.deviceChallenge(state, { open() {}, signal: gone.signal }));
        await until(async () => (await org.requests(POLL)) > 0);
        gone.abort();
        assert.equal(await ended, gone.signal.reason);
        await until(async () => (await outcome(org)).cancels > 0);
        await identify(idx, org, 'ada@example.com');
        assert.deepEqual(await outcome(org), cancelled('USER_CANCELED'));
      },
    );
  }
}
