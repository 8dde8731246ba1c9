// @ts-check
// `poll` where an answer refuses, does not come, or comes too late.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { root } from '../support/built.mjs';
import { EVERY, FLOWS, MAKERS, SECRET } from './entries.mjs';
import { hasCode, rejection } from './errors.mjs';
import { freePort } from './okta-verify.mjs';
import { clock, done, dropped, form, org, polling, pollingAction, refusal, response } from './org.mjs';

/** That of `cross-fetch`, with which the original sends in Node.js. */
const nodeFetch = createRequire(createRequire(`${root}package.json`).resolve('cross-fetch'))('node-fetch');

const E47 = { errorCode: 'E0000047', errorSummary: 'API call exceeded rate limit due to too many requests.' };
const TOO_MANY = refusal('tooManyRequests');

/** @param {number} seconds */
const retryAfter = (seconds) => ({ ...TOO_MANY, status: 429, headers: { 'retry-after': String(seconds) } });

for (const { title, flow, maker } of EVERY) {
  const { make, isOwn } = maker;

  /** Polls with these answers; gives the waits and what it resolves to. @param {any[]} answers */
  const play = async (...answers) => {
    const { sent, most, fetch } = org(...answers);
    const { waits, wait } = clock();
    const seen = /** @type {any[]} */ ([]);
    const onState = (/** @type {any} */ state) => seen.push(state);
    const outcome = await flow.poll(make(polling(), fetch), { wait, onState }).then(
      (/** @type {any} */ state) => ({ state }),
      (/** @type {any} */ error) => ({ error }),
    );
    return { waits, sent, most, seen, ...outcome };
  };

  test(`${title}: a refusal by E0000047 without errorIntent waits 60 s, and goes on from the state before`, async () => {
    const { waits, sent, state, seen } = await play({ status: 429, body: E47 }, { status: 400, body: E47 }, done());
    assert.deepEqual(waits, [1000, 60_000, 60_000]);
    assert.equal(new Set(sent.map(({ url }) => url)).size, 1);
    assert.equal(state.neededToProceed[0].name, 'identify');
    assert.deepEqual(seen, [], 'a refusal is not reported as a state');
  });

  test(`${title}: a refusal by E0000047 with an errorIntent is one like any other`, async () => {
    const { waits, error } = await play({ status: 400, body: { ...E47, errorIntent: 'LOGIN' } }, done());
    assert.deepEqual([waits, error.rawIdxState.errorIntent], [[1000], 'LOGIN']);
  });

  test(`${title}: a refusal by the message tooManyRequests waits 60 s, and goes on from the state before`, async () => {
    const other = refusal('tooManyRequests', response([form('identify')]));
    const { waits, sent, state } = await play(TOO_MANY, other, polling({ refresh: 50 }), done());
    assert.deepEqual(waits, [1000, 60_000, 60_000, 50]);
    assert.equal(sent.length, 4);
    assert.equal(state.neededToProceed[0].name, 'identify');
  });

  test(`${title}: it waits for the refresh where that is longer than 60 s`, async () => {
    const { waits } = await play(polling({ refresh: 90_000 }), TOO_MANY, done());
    assert.deepEqual(waits, [1000, 90_000, 90_000]);
  });

  if (isOwn) {
    test(`${title}: a refusal by status 429 waits for its retryAfter, or for the refresh if that is longer`, async () => {
      const plain = { status: 429, body: response([form('identify')]), headers: { 'retry-after': '7' } };
      const { waits } = await play(plain, retryAfter(300), retryAfter(0), { status: 429, body: {} }, done());
      assert.deepEqual(waits, [1000, 7000, 300_000, 1000, 60_000]);
    });

    test(`${title}: what an interceptor throws is no dropped connection`, async () => {
      for (const name of ['TypeError', 'NetworkError', 'FetchError']) {
        const error = Object.assign(new Error('mine'), { name });
        const { sent, fetch } = org(polling(), done());
        const client = maker.createClient?.({ fetch });
        client.client.interceptors.request.use(() => {
          if (sent.length === 1) throw error;
        });
        assert.equal(await rejection(flow.poll(client.makeIdxState(polling(), {}), clock())), error);
        assert.equal(sent.length, 1);
      }
    });
  }

  test(`${title}: a connection that drops doubles the wait, up to 60 s, until there is an answer`, async () => {
    const { waits, sent, state } = await play(
      ...Array(8).fill(dropped()),
      polling({ refresh: 100 }),
      ...Array(2).fill(dropped()),
      done(),
    );
    const first = [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000];
    assert.deepEqual(waits, [...first, 100, 200, 400]);
    assert.equal(sent.length, 12);
    assert.equal(state.neededToProceed[0].name, 'identify');
  });

  test(`${title}: the errors of browsers and of node-fetch for no connection count as such`, async () => {
    const named = (/** @type {string} */ name) => Object.assign(new Error('no connection'), { name });
    for (const error of [new TypeError('Load failed'), named('FetchError'), ...(isOwn ? [] : [named('NetworkError')])])
      assert.deepEqual((await play(error, done())).waits, [1000, 2000]);
  });

  test(`${title}: a connection that node-fetch cannot make counts as dropped, also where its names are minified`, async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    // As node-fetch 3 makes them, where a minifier has renamed their class.
    const minified = { name: 'N', type: 'system', code: 'ECONNREFUSED', erroredSysCall: 'connect' };
    for (const own of [{}, minified]) {
      const error = await rejection(nodeFetch(url));
      assert.deepEqual([error.name, error.type, error.code], ['FetchError', 'system', 'ECONNREFUSED']);
      const { waits, state } = await play(Object.assign(error, own), done());
      assert.deepEqual([waits, state?.neededToProceed[0].name], [[1000, 2000], 'identify']);
    }
  });

  test(`${title}: any other error rejects it, that very value`, async () => {
    for (const error of [
      new Error('mine'),
      new RangeError('mine'),
      Object.assign(new Error('late'), { name: 'TimeoutError' }),
    ]) {
      const { sent, fetch } = org(error, done());
      assert.equal(await rejection(flow.poll(make(polling(), fetch), clock())), error);
      assert.equal(sent.length, 1);
    }
  });

  test(`${title}: any other refusal rejects it with that very state`, async () => {
    for (const status of [400, 401, 403, 500]) {
      const { error, sent, seen } = await play(polling(), { ...refusal('idx.session.expired'), status }, done());
      assert.equal(error.rawIdxState.messages.value[0].i18n.key, 'idx.session.expired');
      assert.equal(typeof error.proceed, 'function');
      assert.deepEqual([sent.length, seen.length], [2, 1]);
    }
  });

  test(`${title}: the state that it rejects with is the one that proceed rejected with`, async () => {
    const { fetch } = org(refusal('idx.session.expired'));
    const state = make(polling(), fetch);
    const { proceed } = state;
    /** @type {any} */
    let refused;
    state.proceed = (/** @type {any[]} */ ...given) =>
      proceed(...given).catch((/** @type {any} */ error) => {
        refused = error;
        throw error;
      });
    assert.equal(await rejection(flow.poll(state, clock())), refused);
  });

  test(`${title}: past the expiresAt of the state it rejects with ERR_IDX_EXPIRED, and sends nothing`, async (context) => {
    context.mock.method(Date, 'now', () => Date.parse('2031-05-01T10:00:00.000Z'));
    for (const expiresAt of ['2031-05-01T10:00:00.000Z', '2031-05-01T09:59:59.999Z']) {
      const { sent, fetch } = org(done());
      const polled = flow.poll(make(polling({}, { expiresAt }), fetch), clock());
      hasCode(await rejection(polled), 'ERR_IDX_EXPIRED', /^poll: the flow has expired.*: start it again/);
      assert.equal(sent.length, 0);
    }
  });

  test(`${title}: before expiresAt, and where that is missing or no time, it goes on`, async (context) => {
    context.mock.method(Date, 'now', () => Date.parse('2031-05-01T10:00:00.000Z'));
    for (const expiresAt of ['2031-05-01T10:00:00.001Z', undefined, null, 'soon', {}]) {
      const { fetch } = org(done());
      await flow.poll(make(polling({}, { expiresAt }), fetch), clock());
    }
  });

  test(`${title}: the time of expiry is that of the newest answer that says it`, async (context) => {
    let now = Date.parse('2031-05-01T10:00:00.000Z');
    context.mock.method(Date, 'now', () => now);
    const later = { expiresAt: '2031-05-01T10:05:00.000Z' };
    const pass = (/** @type {any} */ raw) => () => {
      now += 60_000;
      return raw;
    };
    const { sent, fetch } = org(
      pass(polling({}, later)),
      pass(polling()),
      pass(polling()),
      pass(polling()),
      pass(polling()),
    );
    const polled = flow.poll(make(polling({}, { expiresAt: '2031-05-01T10:00:30.000Z' }), fetch), clock());
    hasCode(await rejection(polled), 'ERR_IDX_EXPIRED');
    assert.equal(sent.length, 5);
  });

  test(`${title}: an answer that is nested too deep has a code, and is no dropped connection`, async () => {
    let deep = /** @type {any} */ ({ value: SECRET });
    for (let level = 0; level < 80; level++) deep = { deep };
    const { sent, fetch } = org(polling({}, { deep }), done());
    hasCode(await rejection(flow.poll(make(polling(), fetch), clock())), 'ERR_IDX_CONFIG', /^poll\b.*64 levels/);
    assert.equal(sent.length, 1);
  });

  test(`${title}: the action of an authenticator follows the same rules`, async () => {
    const raw = () => pollingAction('currentAuthenticatorEnrollment');
    const { sent, fetch } = org(TOO_MANY, dropped(), raw(), refusal('idx.session.expired', raw()));
    const { waits, wait } = clock();
    const refused = await rejection(flow.poll(make(raw(), fetch), { wait }));
    assert.equal(refused.rawIdxState.messages.value[0].i18n.key, 'idx.session.expired');
    assert.deepEqual([waits, sent.length], [[1000, 60_000, 2000, 1000], 4]);
  });
}

for (const { name, flow } of FLOWS) {
  test(`${name}: plain objects with a response follow its status and retryAfter`, async () => {
    const [maker] = MAKERS.slice(-1);
    for (const [own, expected] of /** @type {[any, number][]} */ ([
      [{ status: 429, retryAfter: 2.5 }, 2500],
      [{ status: 429 }, 60_000],
      [{ status: 429, retryAfter: '5' }, 60_000],
      [{ status: 429, retryAfter: NaN }, 1000],
    ])) {
      const { fetch } = org({ status: 429, body: response([]) }, done());
      const state = maker.make(polling(), fetch);
      const { proceed } = state;
      state.proceed = (/** @type {any[]} */ ...given) =>
        proceed(...given).catch((/** @type {any} */ it) => Promise.reject(Object.assign(it, { response: own })));
      const { waits, wait } = clock();
      await flow.poll(state, { wait });
      assert.deepEqual(waits, [1000, expected]);
    }
  });
}
