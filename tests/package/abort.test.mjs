// @ts-check
// Abort signals of calls.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { CONFIG, ENTRIES, IDENTIFY, ORG, recorder, rejection } from './entries.mjs';

/** An error that nobody else throws. */
const REASON = { why: 'the user left' };
const never = () => new Promise(() => {});

for (const { name, createClient, isIdxState } of ENTRIES) {
  /** Each kind of call, with its options. @type {Record<string, (client: any, signal: unknown) => Promise<unknown>>} */
  const CALLS = {
    start: (client, signal) => client.start({ ...CONFIG, signal }),
    'start with a handle': (client, signal) => client.start({ ...CONFIG, interactionHandle: 'h', signal }),
    interact: (client, signal) => client.interact({ ...CONFIG, baseUrl: `${ORG}/oauth2`, signal }),
    introspect: (client, signal) =>
      client.introspect({ domain: ORG, version: '1.0.0', interactionHandle: 'h', signal }),
    proceed: (client, signal) => client.makeIdxState(structuredClone(IDENTIFY)).proceed('identify', {}, { signal }),
    'an action': (client, signal) => client.makeIdxState(structuredClone(IDENTIFY)).actions.cancel({}, { signal }),
  };

  for (const [kind, call] of Object.entries(CALLS)) {
    test(`${name}, ${kind}: aborted already, it rejects with signal.reason, that very value; no request goes out`, async () => {
      const { calls, fetch } = recorder();
      const client = createClient({ fetch });
      const seen = [];
      client.client.interceptors.request.use((/** @type {any} */ request) => seen.push(request));
      assert.equal(await rejection(call(client, AbortSignal.abort(REASON))), REASON);
      assert.deepEqual([calls.length, seen.length], [0, 0]);
    });

    test(`${name}, ${kind}: the signal is in init; interceptors see it as request.signal and may replace it`, async () => {
      const { calls, fetch } = recorder();
      const client = createClient({ fetch });
      const { signal } = new AbortController();
      await call(client, signal);
      assert.ok(calls.length > 0 && calls.every(({ init }) => init.signal === signal));

      const other = new AbortController();
      client.client.interceptors.request.use((/** @type {any} */ request) => {
        assert.equal(request.signal, signal);
        request.signal = other.signal;
      });
      calls.length = 0;
      await call(client, signal);
      assert.ok(calls.every(({ init }) => init.signal === other.signal));
      other.abort(REASON);
      assert.equal(await rejection(call(client, signal)), REASON);
    });

    test(`${name}, ${kind}: a fetch that ignores the signal does not delay the rejection`, async () => {
      const client = createClient({ fetch: never });
      const controller = new AbortController();
      const called = call(client, controller.signal);
      controller.abort(REASON);
      assert.equal(await rejection(called), REASON);
    });

    test(`${name}, ${kind}: a body still being read does not delay the rejection`, async () => {
      const controller = new AbortController();
      const reads = { text: never, json: never };
      for (const read of ['text', 'json']) {
        const answer = read === 'text' ? new Response(new ReadableStream({})) : { ok: true, status: 200, ...reads };
        const client = createClient({ fetch: async () => answer });
        const called = call(client, controller.signal);
        setTimeout(() => controller.abort(REASON), 5);
        assert.equal(await rejection(called), REASON);
      }
    });

    test(`${name}, ${kind}: a fetch that rejects with an error of its own does not hide the reason`, async () => {
      const controller = new AbortController();
      const client = createClient({
        fetch: (/** @type {string} */ url, /** @type {any} */ { signal }) =>
          new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error(`aborted: ${url}`)))),
      });
      const called = call(client, controller.signal);
      controller.abort(REASON);
      assert.equal(await rejection(called), REASON);
    });

    test(`${name}, ${kind}: without a signal there is none in init`, async () => {
      const { calls, fetch } = recorder();
      for (const none of [undefined, null]) await call(createClient({ fetch }), none);
      assert.ok(calls.length > 0 && calls.every(({ init }) => !('signal' in init)));
    });

    test(`${name}, ${kind}: a signal that is none is a TypeError with a code, before any request`, async () => {
      const { calls, fetch } = recorder();
      for (const wrong of [5, 'abort', {}, new AbortController(), { aborted: 'no' }]) {
        const error = await rejection(call(createClient({ fetch }), wrong));
        assert.equal(error.name, 'TypeError');
        assert.equal(error.code, 'ERR_IDX_CONFIG');
        assert.match(error.message, /`signal` must be an AbortSignal/);
      }
      assert.equal(calls.length, 0);
    });
  }

  test(`${name}: start gives the signal to both its requests, and sends no second one after an abort`, async () => {
    const controller = new AbortController();
    const { calls, fetch } = recorder(({ url }) => void (url.endsWith('/interact') && controller.abort(REASON)));
    assert.equal(await rejection(createClient({ fetch }).start({ ...CONFIG, signal: controller.signal })), REASON);
    assert.deepEqual(
      calls.map(({ url }) => url),
      [`${ORG}/oauth2/default/v1/interact`],
    );
  });

  test(`${name}: what comes late is dropped`, async () => {
    /** @type {(answer: Response) => void} */
    let answer = () => {};
    const client = createClient({ fetch: () => new Promise((resolve) => (answer = resolve)) });
    const reports = /** @type {any[]} */ ([]);
    client.client.interceptors.response.use((/** @type {any} */ report) => reports.push(report));
    const controller = new AbortController();
    const called = client.start({ ...CONFIG, signal: controller.signal });
    controller.abort(REASON);
    assert.equal(await rejection(called), REASON);
    answer(new Response('{"interaction_handle":"late"}'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(
      reports.map(({ error, response }) => [error, response]),
      [[REASON, undefined]],
    );
  });

  test(`${name}: the state can be proceeded from again`, async () => {
    const { calls, fetch } = recorder(({ init }) => (init.signal ? never() : undefined));
    const client = createClient({ fetch });
    const state = client.makeIdxState(structuredClone(IDENTIFY));
    const controller = new AbortController();
    const params = { credentials: { passcode: 'hunter2' } };
    const called = state.proceed('identify', params, { signal: controller.signal });
    controller.abort();
    const error = await rejection(called);
    assert.equal(error.name, 'AbortError');
    assert.ok(!isIdxState(error));
    assert.ok(isIdxState(await state.proceed('identify', params)));
    assert.deepEqual(
      calls.map(({ init }) => init.body),
      Array(2).fill(JSON.stringify(params)),
    );
  });

  test(`${name}: where a signal has no reason, as in old browsers, the error is an AbortError`, async () => {
    const signal = { aborted: true, addEventListener() {}, removeEventListener() {} };
    const error = await rejection(createClient({ fetch: never }).start({ ...CONFIG, signal }));
    assert.ok(error instanceof Error);
    assert.equal(error.name, 'AbortError');
  });

  test(`${name}: a signal that outlives its calls keeps no listener of theirs`, async () => {
    const { fetch } = recorder();
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (/** @type {[any, any]} */ ...given) => {
      listeners++;
      add(...given);
    };
    signal.removeEventListener = (/** @type {[any, any]} */ ...given) => {
      listeners--;
      remove(...given);
    };
    await createClient({ fetch }).start({ ...CONFIG, signal });
    assert.equal(listeners, 0);
  });

  test(`${name}: options that are no object are ignored, as Array.prototype.map passes them`, async () => {
    const { calls, fetch } = recorder();
    const { actions } = createClient({ fetch }).makeIdxState(structuredClone(IDENTIFY));
    const states = await Promise.all([{}, {}].map(actions.cancel));
    assert.ok(states.every(isIdxState));
    assert.equal(calls.length, 2);
  });
}
