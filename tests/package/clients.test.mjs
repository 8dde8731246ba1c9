// @ts-check
// Clients of their own: `createClient`.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { CONFIG, ENTRIES, IDENTIFY, ORG, recorder, rejection } from './entries.mjs';

const { fetch: globalFetch } = globalThis;
afterEach(() => {
  globalThis.fetch = globalFetch;
});

for (const { name, idx, createClient } of ENTRIES) {
  test(`${name}: createClient gives the surface of the default export`, () => {
    const client = createClient();
    assert.deepEqual(Object.keys(client), Object.keys(idx));
    for (const key of Object.keys(idx)) assert.equal(typeof client[key], typeof idx[key], key);
    assert.deepEqual(Object.keys(client.client.interceptors), ['request', 'response']);
  });

  test(`${name}: a client shares nothing with the default export or with another client`, async () => {
    const first = recorder();
    const second = recorder();
    const other = recorder();
    globalThis.fetch = /** @type {any} */ (other.fetch);
    const seen = /** @type {string[]} */ ([]);
    const clients = [createClient({ fetch: first.fetch }), createClient({ fetch: second.fetch }), idx];
    for (const [at, client] of clients.entries()) {
      client.client.interceptors.request.use(() => seen.push(`request ${at}`));
      client.client.interceptors.response.use(() => seen.push(`response ${at}`));
    }
    try {
      for (const [at, client] of clients.entries()) {
        seen.length = 0;
        await client.start(CONFIG);
        assert.deepEqual([...new Set(seen)], [`request ${at}`, `response ${at}`]);
      }
      assert.deepEqual(
        [first, second, other].map(({ calls }) => calls.length),
        [2, 2, 2],
      );
    } finally {
      idx.client.interceptors.request.clear();
      idx.client.interceptors.response.clear();
    }
  });

  test(`${name}: every state, at whatever remove, stays with its client`, async () => {
    const { calls, fetch } = recorder(({ init }) =>
      init.body.includes('wrong') ? new Response(JSON.stringify(IDENTIFY), { status: 400 }) : undefined,
    );
    globalThis.fetch = /** @type {any} */ (() => assert.fail('the global fetch was called'));
    const client = createClient({ fetch });
    const state = await client.start(CONFIG);
    const refused = await rejection(state.proceed('identify', { identifier: 'wrong' }));
    const next = await refused.neededToProceed[0].action({});
    await (await next.actions.cancel()).proceed('identify');
    assert.equal(calls.length, 6);
  });

  test(`${name}: fetch is called as the global one is`, async () => {
    const seen = /** @type {unknown[]} */ ([]);
    const { fetch } = recorder();
    const client = createClient({
      fetch(/** @type {[string, any]} */ ...given) {
        seen.push([this, given.length, typeof given[0], Object.getPrototypeOf(given[1]) === Object.prototype]);
        return fetch(...given);
      },
    });
    await client.start(CONFIG);
    assert.deepEqual(seen, Array(2).fill([undefined, 2, 'string', true]));
  });

  test(`${name}: headers are added to each request before interceptors run, and replace those of the same name`, async () => {
    const { calls, fetch } = recorder();
    const headers = { 'X-Tenant': 'a', Accept: 'application/x' };
    const client = createClient({ fetch, headers });
    headers['X-Tenant'] = 'changed later';
    const seen = /** @type {any[]} */ ([]);
    client.client.interceptors.request.use((/** @type {any} */ request) => seen.push({ ...request.headers }));
    const state = await client.start(CONFIG);
    await state.proceed('identify');
    assert.deepEqual(
      calls.map(({ init }) => init.headers),
      seen,
    );
    for (const sent of seen) {
      assert.equal(sent['X-Tenant'], 'a');
      assert.equal(sent.Accept, 'application/x');
      assert.ok(!('accept' in sent));
    }
    assert.equal(seen.length, 3);
  });

  test(`${name}: userAgent is a text put behind the package's own, or false for no such header`, async () => {
    const agentOf = async (/** @type {unknown} */ userAgent) => {
      const { calls, fetch } = recorder();
      await createClient({ fetch, userAgent }).introspect({ domain: ORG, version: '1.0.0', stateHandle: 'h' });
      return calls[0].init.headers;
    };
    const own = (await agentOf(undefined))['X-Okta-User-Agent-Extended'];
    assert.match(own, /^okta-idx-wasm\/\d/);
    const both = await agentOf('my-app/1.2');
    assert.equal(both['X-Okta-User-Agent-Extended'], `${own} my-app/1.2`);
    assert.equal(Object.keys(both)[0], 'X-Okta-User-Agent-Extended');
    assert.equal((await agentOf(''))['X-Okta-User-Agent-Extended'], own);
    assert.ok(!('X-Okta-User-Agent-Extended' in (await agentOf(false))));
  });

  test(`${name}: allowedOrigins holds for each start, and for states that the client makes`, async () => {
    const { calls, fetch } = recorder();
    const client = createClient({ fetch, allowedOrigins: ['HTTPS://Org.Example:443/'] });
    const state = await client.start(CONFIG);
    assert.deepEqual(state.toPersist.allowedOrigins, [ORG]);
    assert.equal(calls.length, 2);
    const evil = { remediation: { value: [{ name: 'identify', href: 'https://evil.example/', value: [] }] } };
    for (const error of [
      (await rejection(client.start({ ...CONFIG, issuer: 'https://evil.example' }))).error,
      await rejection(client.introspect({ domain: 'https://evil.example', version: '1.0.0', stateHandle: 'h' })),
      await rejection(client.makeIdxState(evil).proceed('identify')),
      await rejection(client.makeIdxState(evil, { allowedOrigins: null }).proceed('identify')),
    ]) {
      assert.equal(error.code, 'ERR_IDX_ORIGIN');
    }
    assert.equal(calls.length, 2);
    const own = await client.start({ ...CONFIG, issuer: 'https://b.example', allowedOrigins: ['https://b.example'] });
    assert.deepEqual(own.toPersist.allowedOrigins, ['https://b.example']);
  });

  test(`${name}: wrong options are a TypeError with a code that names them`, () => {
    const cases = /** @type {Array<[any, RegExp]>} */ ([
      [null, /options must be an object/],
      [5, /options must be an object/],
      [{ fetch: 'fetch' }, /`fetch` must be a function/],
      [{ headers: 'X-A: 1' }, /`headers` must be an object/],
      [{ headers: { 'X-A': 1 } }, /the header `X-A` must be a string/],
      [{ userAgent: true }, /`userAgent` must be a string or false/],
      [{ allowedOrigins: ORG }, /`allowedOrigins` must be an array/],
      [{ allowedOrigins: ['org.example'] }, /`allowedOrigins` must be an array/],
    ]);
    for (const [options, message] of cases) {
      assert.throws(() => createClient(options), { name: 'TypeError', code: 'ERR_IDX_CONFIG', message });
    }
    const unset = { fetch: null, headers: undefined, userAgent: null, allowedOrigins: undefined };
    assert.equal(typeof createClient(unset).start, 'function');
  });
}
