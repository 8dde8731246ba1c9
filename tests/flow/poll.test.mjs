// @ts-check
// `poll` and `pollOf`: which poll, how often, and when it is over.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { EVERY, FLOWS, ORG, SECRET } from './entries.mjs';
import { hasCode, NO_OBJECTS, NO_OPTIONS, NO_SIGNALS, rejection, thrownBy } from './errors.mjs';
import { clock, done, form, heldClock, org, polling, pollingAction, response, settled, success } from './org.mjs';

const OWNERS = ['currentAuthenticator', 'currentAuthenticatorEnrollment'];

for (const { title, flow, maker } of EVERY) {
  const { make } = maker;

  test(`${title}: pollOf gives the first remediation named poll or …-poll, with its refresh`, () => {
    for (const name of ['poll', 'enroll-poll', 'device-challenge-poll']) {
      const raw = response([form('identify'), form(name, { refresh: 2500 }), form('other-poll', { refresh: 9 })]);
      assert.deepEqual(flow.pollOf(make(raw)), { name, refresh: 2500 });
    }
    for (const name of ['polls', 'Poll', 'poll-', 'expoll', 'identify'])
      assert.equal(flow.pollOf(make(response([form(name, { refresh: 1 })]))), undefined, name);
  });

  test(`${title}: pollOf gives currentAuthenticator-poll, else currentAuthenticatorEnrollment-poll`, () => {
    const [first, second] = OWNERS.map((owner) => pollingAction(owner, { refresh: owner.length }));
    for (const [at, owner] of OWNERS.entries())
      assert.deepEqual(flow.pollOf(make([first, second][at])), { name: `${owner}-poll`, refresh: owner.length });
    assert.equal(flow.pollOf(make({ ...second, ...first })).name, 'currentAuthenticator-poll');
    const before = { ...first, remediation: { type: 'array', value: [form('poll', { refresh: 7 })] } };
    assert.deepEqual(flow.pollOf(make(before)), { name: 'poll', refresh: 7 });
  });

  test(`${title}: pollOf gives undefined where there is no poll`, () => {
    for (const raw of [done(), success(), {}, response([])]) assert.equal(flow.pollOf(make(raw)), undefined);
  });

  test(`${title}: the interval is 4,000 ms where the answer has no refresh, or one that is no positive number`, () => {
    for (const refresh of [undefined, null, 0, -5, '1000'])
      assert.equal(flow.pollOf(make(polling({ refresh }))).refresh, 4000);
    for (const owner of OWNERS)
      assert.equal(flow.pollOf(make(pollingAction(owner, { refresh: undefined }))).refresh, 4000);
  });

  test(`${title}: it waits first, then sends the remediation`, async () => {
    const { sent, fetch } = org(done());
    const { waits, wait, tick } = heldClock();
    const polled = flow.poll(make(polling(), fetch), { wait });
    await settled();
    assert.deepEqual([waits, sent.length], [[1000], 0]);
    await tick();
    assert.deepEqual([(await polled).neededToProceed[0].name, waits.length], ['identify', 1]);
    assert.deepEqual(
      sent.map(({ url }) => url),
      [`${ORG}/idp/idx/challenge-poll`],
    );
  });

  test(`${title}: it sends the action where that is the poll`, async () => {
    for (const owner of OWNERS) {
      const { sent, fetch } = org(pollingAction(owner), done());
      const { waits, wait } = clock();
      await flow.poll(make(pollingAction(owner), fetch), { wait });
      assert.deepEqual(waits, [1000, 1000]);
      assert.deepEqual(
        sent.map(({ url }) => url),
        Array(2).fill(`${ORG}/idp/idx/poll`),
      );
    }
  });

  test(`${title}: the interval is the answer's own refresh, read anew each time`, async () => {
    const { fetch } = org(
      polling({ refresh: 20 }),
      polling({ refresh: undefined }),
      polling({ refresh: 5000 }),
      done(),
    );
    const { waits, wait } = clock();
    await flow.poll(make(polling({ refresh: 10 }), fetch), { wait });
    assert.deepEqual(waits, [10, 20, 4000, 5000]);
  });

  test(`${title}: onState gets every state of the same poll, and not the last one`, async () => {
    const { fetch } = org(polling({ refresh: 1 }), polling({ refresh: 2 }), done());
    const seen = /** @type {any[]} */ ([]);
    const last = await flow.poll(make(polling(), fetch), {
      ...clock(),
      onState: (/** @type {any} */ it) => seen.push(it),
    });
    assert.deepEqual(
      seen.map((it) => flow.pollOf(it).refresh),
      [1, 2],
    );
    assert.ok(!seen.includes(last));
  });

  test(`${title}: what onState throws rejects it with that very value, and nothing more is sent`, async () => {
    for (const thrown of [new Error('mine'), { no: 'Error' }, undefined]) {
      const { sent, fetch } = org(polling(), done());
      const onState = () => {
        throw thrown;
      };
      assert.equal(await rejection(flow.poll(make(polling(), fetch), { ...clock(), onState })), thrown);
      assert.equal(sent.length, 1);
    }
  });

  const OTHER = { type: 'object', value: { id: 'aut2', key: 'okta_verify' } };
  /** @type {Record<string, any>} */
  const ENDS = {
    'there is no poll any more': done(),
    'its name has changed': polling({ name: 'enroll-poll' }),
    'the current authenticator has changed': polling({}, { currentAuthenticator: OTHER }),
    'there is no current authenticator any more': polling(
      { relatesTo: undefined },
      { currentAuthenticator: undefined },
    ),
    'there is an interaction code': success(),
    'there is an interaction code beside the poll': success([form('challenge-poll', { refresh: 1 })]),
    'a remediation polls in place of the action': pollingAction('currentAuthenticator'),
  };
  for (const [name, raw] of Object.entries(ENDS)) {
    test(`${title}: it is over when ${name}, and resolves to that state`, async () => {
      const { sent, fetch } = org(polling(), raw, done());
      const { neededToProceed, rawIdxState } = await flow.poll(make(polling(), fetch), clock());
      assert.equal(sent.length, 2);
      assert.deepEqual(rawIdxState.remediation.value.length, raw.remediation.value.length);
      assert.deepEqual(
        neededToProceed.map((/** @type {any} */ it) => it.name),
        raw.remediation.value.map((/** @type {any} */ it) => it.name),
      );
    });
  }

  test(`${title}: an interaction code without a poll beside it is a state of its own kind`, async () => {
    const { fetch } = org(success());
    const state = await flow.poll(make(polling(), fetch), clock());
    assert.ok(state.hasInteractionCode());
  });

  test(`${title}: without a poll it rejects with ERR_IDX_NO_POLL, and sends nothing`, async () => {
    const { sent, fetch } = org(done());
    const { waits, wait } = clock();
    for (const raw of [done(), success(), {}])
      hasCode(await rejection(flow.poll(make(raw, fetch), { wait })), 'ERR_IDX_NO_POLL', /^poll: the state .*`poll`/);
    assert.deepEqual([sent.length, waits.length], [0, 0]);
  });

  test(`${title}: messages, countdowns and new handles are the same poll`, async () => {
    const answer = { currentAuthenticator: { type: 'object', value: { id: 'aut1', contextualData: { left: 5 } } } };
    const { sent, fetch } = org(
      polling({}, { ...answer, messages: { value: [{ message: 'Soon' }] } }),
      polling({}, { stateHandle: 'other' }),
      done(),
    );
    await flow.poll(make(polling(), fetch), clock());
    assert.equal(sent.length, 3);
  });
}

for (const { name, flow } of FLOWS) {
  test(`${name}: poll and pollOf of a state that is none have a code`, async () => {
    for (const wrong of NO_OBJECTS) {
      hasCode(
        thrownBy(() => flow.pollOf(wrong)),
        'ERR_IDX_CONFIG',
        /^pollOf: the state must be an object/,
      );
      hasCode(await rejection(flow.poll(wrong)), 'ERR_IDX_CONFIG', /^poll: the state must be an object/);
    }
  });

  test(`${name}: poll of a state without the function that it calls has a code, and is no dropped connection`, async () => {
    const state = { neededToProceed: [{ name: 'poll' }], rawIdxState: { stateHandle: SECRET } };
    for (const wrong of [state, JSON.parse(JSON.stringify(state)), { ...state, proceed: SECRET }])
      hasCode(
        await rejection(flow.poll(wrong, clock())),
        'ERR_IDX_CONFIG',
        /^poll: the state .*`proceed`.* pass a state/,
      );
    const action = { actions: { 'currentAuthenticator-poll': SECRET }, proceed() {} };
    hasCode(await rejection(flow.poll(action, clock())), 'ERR_IDX_CONFIG', /^poll: .*`currentAuthenticator-poll`/);
    const once = { ...state, proceed: async () => JSON.parse(JSON.stringify(state)) };
    hasCode(await rejection(flow.poll(once, clock())), 'ERR_IDX_CONFIG', /^poll: the state .*`proceed`/);
  });

  test(`${name}: options of poll that are none have a code, and nothing is sent`, async () => {
    const state = { neededToProceed: [{ name: 'poll' }], proceed: () => assert.fail('it was sent') };
    const refused = async (/** @type {unknown} */ options, /** @type {RegExp} */ message) =>
      hasCode(await rejection(flow.poll(state, options)), 'ERR_IDX_CONFIG', message);
    for (const wrong of NO_OPTIONS) await refused(wrong, /^poll: the options must be an object/);
    for (const signal of NO_SIGNALS) await refused({ signal }, /`signal` must be an AbortSignal/);
    for (const wrong of [null, 5, SECRET, {}]) {
      await refused({ onState: wrong }, /^poll: `onState` must be a function/);
      await refused({ wait: wrong }, /^poll: `wait` must be a function/);
    }
  });
}
