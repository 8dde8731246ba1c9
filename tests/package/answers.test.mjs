// @ts-check
// The answer behind a state (`state.response`), and response interceptors.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { CONFIG, ENTRIES, IDENTIFY, ORG, recorder, rejection } from './entries.mjs';

const SECRET = 'hunter2-secret';

/** An answer with headers. */
const answer = (/** @type {Record<string, string>} */ headers, status = 200, /** @type {any} */ body = IDENTIFY) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });

for (const { name, idx, createClient } of ENTRIES) {
  const stateOf = async (/** @type {any} */ given) => {
    const { fetch } = recorder(({ url }) => (url.endsWith('/introspect') ? given : undefined));
    return createClient({ fetch }).start(CONFIG);
  };

  test(`${name}: state.response has url, status, headers, requestId and retryAfter, and is not enumerable`, async () => {
    const state = await stateOf(answer({ 'X-Okta-Request-Id': 'r-1', 'Retry-After': '7', 'content-type': 'text/x' }));
    assert.deepEqual(state.response, {
      url: `${ORG}/idp/idx/introspect`,
      status: 200,
      headers: { 'content-type': 'text/x', 'retry-after': '7', 'x-okta-request-id': 'r-1' },
      requestId: 'r-1',
      retryAfter: 7,
    });
    assert.equal(state.response, state.response);
    assert.ok(!Object.keys(state).includes('response'));
    assert.ok(!('response' in { ...state }));
  });

  test(`${name}: it is on resolved and rejected states, and on details`, async () => {
    const { fetch } = recorder(({ url }) => {
      if (url.endsWith('/identify')) return answer({ 'x-okta-request-id': 'refused' }, 400);
      return url.endsWith('/cancel') ? answer({ 'x-okta-request-id': 'cancelled' }) : undefined;
    });
    const state = await createClient({ fetch }).start(CONFIG);
    const refused = await rejection(state.proceed('identify'));
    assert.deepEqual([refused.response.status, refused.response.requestId], [400, 'refused']);
    assert.equal((await state.actions.cancel()).response.requestId, 'cancelled');

    const details = async (/** @type {Response} */ given) => (await rejection(stateOf(given))).error.details.response;
    assert.equal((await details(answer({ 'x-okta-request-id': 'd' }, 401))).requestId, 'd');
    assert.equal((await details(answer({ 'x-okta-request-id': 'html' }, 502, '<h1>Bad Gateway'))).requestId, 'html');
  });

  test(`${name}: it is undefined on a state made by hand, and where nothing answered`, async () => {
    assert.equal(idx.makeIdxState({}).response, undefined);
    const client = createClient({
      fetch: async () => {
        throw new TypeError('Failed to fetch');
      },
    });
    const failed = await rejection(client.start({ ...CONFIG, interactionHandle: 'h' }));
    assert.equal(failed.error.details.response, undefined);
  });

  test(`${name}: retryAfter is Retry-After (seconds or a date), else x-rate-limit-reset less Date`, async () => {
    const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
    const reset = `${Date.parse(date) / 1000 + 42}`;
    const cases = /** @type {Array<[Record<string, string>, number | undefined]>} */ ([
      [{}, undefined],
      [{ 'retry-after': '0' }, 0],
      [{ 'retry-after': '120', date, 'x-rate-limit-reset': reset }, 120],
      [{ 'retry-after': 'Thu, 01 Jan 2026 00:01:30 GMT', date }, 90],
      [{ 'retry-after': 'Wed, 31 Dec 2025 23:00:00 GMT', date }, 0],
      [{ 'retry-after': 'soon', date }, undefined],
      [{ 'x-rate-limit-reset': reset, date }, 42],
      [{ 'x-rate-limit-reset': reset }, undefined],
      [{ 'x-rate-limit-reset': '1', date }, 0],
    ]);
    for (const [headers, expected] of cases) {
      assert.equal((await stateOf(answer(headers))).response.retryAfter, expected, JSON.stringify(headers));
    }
  });

  test(`${name}: an answer that only looks like a Response has what it can tell`, async () => {
    const lookAlike = (/** @type {object} */ own) =>
      Object.defineProperties(
        { ok: true, status: 200, json: async () => structuredClone(IDENTIFY) },
        Object.getOwnPropertyDescriptors(own),
      );
    const own = [
      { headers: { get: (/** @type {string} */ key) => ({ 'x-okta-request-id': 'r' })[key] ?? null } },
      {},
      {
        get url() {
          throw new Error('no url');
        },
        get headers() {
          throw new Error('no headers');
        },
      },
    ];
    const found = /** @type {any[]} */ ([]);
    for (const each of own) {
      const client = createClient({ fetch: async () => lookAlike(each) });
      found.push((await client.start({ ...CONFIG, interactionHandle: 'h' })).response);
    }
    const nothing = {
      url: `${ORG}/idp/idx/introspect`,
      status: 200,
      headers: {},
      requestId: undefined,
      retryAfter: undefined,
    };
    assert.deepEqual(found, [{ ...nothing, requestId: 'r' }, nothing, nothing]);
  });

  test(`${name}: state.response can be replaced, as test suites do`, async () => {
    const state = await stateOf(undefined);
    state.response = { status: 418 };
    assert.equal(state.response.status, 418);
  });

  /** A client whose reports are kept. */
  const reporting = (/** @type {Parameters<typeof recorder>[0]} */ answers) => {
    const { calls, fetch } = recorder(answers);
    const client = createClient({ fetch });
    const reports = /** @type {any[]} */ ([]);
    client.client.interceptors.response.use((/** @type {any} */ report) => reports.push(report));
    return { calls, client, reports };
  };

  test(`${name}: response interceptors have use, clear and handlers, and are called in order, not awaited`, async () => {
    const { client, reports } = reporting(undefined);
    const { response } = client.client.interceptors;
    const seen = /** @type {string[]} */ ([]);
    response.use(() => new Promise(() => seen.push('first')));
    response.use(() => seen.push('second'));
    assert.equal(response.handlers.length, 3);
    assert.equal(typeof response.handlers[0].after, 'function');
    await client.start(CONFIG);
    assert.deepEqual(seen, ['first', 'second', 'first', 'second']);
    response.clear();
    await client.start(CONFIG);
    assert.deepEqual([response.handlers.length, reports.length, seen.length], [0, 2, 4]);
  });

  test(`${name}: they get the request as it was sent, without its body, and the answer with its body`, async () => {
    const { calls, client, reports } = reporting(({ url }) =>
      url.includes('/identify') ? answer({ 'x-a': '1' }, 400, { version: '1.0.0', messages: {} }) : undefined,
    );
    client.client.interceptors.request.use((/** @type {any} */ request) => {
      request.url += '?traced';
    });
    const state = client.makeIdxState(structuredClone(IDENTIFY));
    const refused = await rejection(state.proceed('identify', { credentials: { passcode: SECRET } }));
    assert.deepEqual(Object.keys(reports[0]), ['request', 'response']);
    assert.deepEqual(reports[0].request, {
      url: `${ORG}/idp/idx/identify?traced`,
      method: 'POST',
      headers: calls[0].init.headers,
    });
    const { body, headers, ...rest } = reports[0].response;
    assert.equal(body, refused.rawIdxState);
    assert.equal(headers['x-a'], '1');
    assert.deepEqual(rest, { url: `${ORG}/idp/idx/identify?traced`, status: 400 });
    assert.ok(!JSON.stringify(reports).includes(SECRET));
  });

  test(`${name}: they are called once for each request that has failed, with its error`, async () => {
    const down = new TypeError('Failed to fetch');
    const { client, reports } = reporting(({ url }) => {
      if (url.endsWith('/identify')) throw down;
      return url.endsWith('/cancel') ? answer({}, 502, '<h1>Bad Gateway') : undefined;
    });
    const state = client.makeIdxState(structuredClone(IDENTIFY));
    assert.equal(await rejection(state.proceed('identify')), down);
    const broken = await rejection(state.actions.cancel());
    assert.equal(broken.code, 'ERR_IDX_NOT_JSON');
    assert.deepEqual(
      reports.map(({ response, error }) => [response?.status, response?.body, error]),
      [
        [undefined, undefined, down],
        [502, undefined, broken],
      ],
    );
  });

  test(`${name}: what one throws rejects the call with just that, never as a broken answer`, async () => {
    const thrown = { mine: true };
    const { client } = reporting(undefined);
    const state = await client.start(CONFIG);
    client.client.interceptors.response.use(() => {
      throw thrown;
    });
    for (const call of [
      client.start(CONFIG),
      client.start({ ...CONFIG, interactionHandle: 'h' }),
      client.interact({ ...CONFIG, baseUrl: `${ORG}/oauth2` }),
      client.introspect({ domain: ORG, version: '1.0.0', stateHandle: 'h' }),
      state.proceed('identify'),
    ]) {
      assert.equal(await rejection(call), thrown);
    }
    const failing = createClient({ fetch: async () => answer({}, 502, 'no JSON') });
    failing.client.interceptors.response.use(() => {
      throw thrown;
    });
    assert.equal(await rejection(failing.start(CONFIG)), thrown);
  });

  test(`${name}: interceptors may be unset, or those of the original`, async () => {
    const { client } = reporting(undefined);
    for (const interceptors of [undefined, null, { request: { handlers: [] } }]) {
      client.client.interceptors = interceptors;
      await client.start(CONFIG);
    }
  });
}
