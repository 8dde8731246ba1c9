// @ts-check
// Every export of both cores is given hostile values. After each, an ordinary flow must still work.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { requireInstalled } from '../support/installed.mjs';
import { within } from '../support/within.mjs';

const boom = () => {
  throw { no: 'Error' };
};
const deep = () => {
  let nested = /** @type {unknown[]} */ ([]);
  for (let depth = 0; depth < 100_000; depth++) nested = [nested];
  return nested;
};
const cyclic = () => {
  const it = /** @type {any} */ ({ value: [] });
  it.self = it;
  it.value.push(it, it.value);
  return it;
};
const traps = { get: boom, has: boom, ownKeys: boom, getPrototypeOf: boom, getOwnPropertyDescriptor: boom };

/** @type {Record<string, () => any>} */
const WORST = {
  undefined: () => undefined,
  null: () => null,
  'a number': () => NaN,
  'a bigint': () => 10n ** 50n,
  'a symbol': () => Symbol('s'),
  'a function': () => boom,
  'a text': () => 'text',
  'half a character': () => '\ud800',
  'an empty list': () => [],
  'a list with holes': () => [, { value: [, null] }],
  'a frozen object': () =>
    Object.freeze({
      remediation: Object.freeze({ value: Object.freeze([Object.freeze({ name: 'x', relatesTo: '$' })]) }),
    }),
  'an object without prototype': () =>
    Object.assign(Object.create(null), { issuer: 'https://org.test', remediation: Object.create(null) }),
  'throwing getters': () =>
    Object.defineProperties(
      {},
      Object.fromEntries(
        ['issuer', 'version', 'remediation', 'state', 'withCredentials', 'domain', 'baseUrl', 'a'].map((name) => [
          name,
          { get: boom, enumerable: true },
        ]),
      ),
    ),
  'a trapping proxy': () => new Proxy({}, traps),
  'a revoked proxy': () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  'a proxy of a list': () => ({ remediation: { value: new Proxy([], traps) } }),
  'a circle': cyclic,
  'circles among remediations': () => ({ remediation: { value: [cyclic(), cyclic().value] } }),
  'a deep list': () => ({ remediation: { value: [{ name: 'deep', value: deep(), deep: deep() }] }, deep: deep() }),
  'a date': () => new Date(NaN),
  'an error': () => new Error('thrown'),
  'a promise': () => Promise.resolve(),
  'a typed array': () => new Uint8Array(1000),
  'texts that throw': () => ({
    issuer: { toString: boom },
    remediation: {
      value: [
        {
          name: { toString: boom },
          value: [
            { name: Symbol(), value: 1 },
            { name: { toString: boom }, value: 1 },
          ],
        },
      ],
    },
  }),
  'a getter that comes back': () => ({
    get remediation() {
      requireInstalled('okta-idx-wasm').default.makeIdxState({ remediation: { value: [{ name: 'inner' }] } });
      requireInstalled('okta-idx-wasm/js').default.makeIdxState({ remediation: { value: [{ name: 'inner' }] } });
      return { value: [{ name: 'outer', value: [{ name: 'field' }] }] };
    },
  }),
};

const CONFIG = {
  issuer: 'https://org.test',
  clientId: 'c',
  redirectUri: 'r',
  version: '1.0.0',
  codeChallenge: 'x',
  codeChallengeMethod: 'S256',
};
const IDENTIFY = {
  remediation: {
    value: [{ name: 'identify', href: 'https://org.test/idp/idx/identify', value: [{ name: 'identifier' }] }],
  },
};

/** What `fetch` may give in place of a response. @type {Record<string, (...request: any[]) => any>} */
const ANSWERS = {
  ...WORST,
  'a throw': boom,
  'a rejection that is no error': () => Promise.reject('text'),
  'a thenable that throws': () => ({
    get then() {
      return boom();
    },
  }),
  'a thenable that never ends well': () => ({
    then: (/** @type {any} */ _, /** @type {any} */ reject) => reject(undefined),
  }),
  'a look-alike that throws': () => ({
    get ok() {
      return boom();
    },
  }),
  'a json that throws': () => ({ ok: true, status: 200, json: boom }),
  'a json that rejects': () => ({
    ok: false,
    status: 401,
    headers: { get: boom },
    json: () => Promise.reject(Symbol('x')),
  }),
  'a response whose members throw': () =>
    Object.defineProperties(new Response('<p>'), { url: { get: boom }, headers: { get: boom }, status: { get: boom } }),
  'a body that breaks': () => new Response(new ReadableStream({ start: (controller) => controller.error('broken') })),
  'a body that was read': () => {
    const response = new Response('{}');
    response.text();
    return response;
  },
  'a page that quotes the request': (/** @type {string} */ _url, /** @type {RequestInit} */ init) =>
    new Response(`<p>Bad request: ${init.body}</p>`, { status: 400 }),
  'a form that quotes the request': (/** @type {string} */ _url, /** @type {RequestInit} */ init) =>
    new Response(`Bad request ${init.body}`, { status: 400 }),
  'JSON of the request that is torn': (/** @type {string} */ _url, /** @type {RequestInit} */ init) =>
    new Response(`{"sent": ${init.body}`, { status: 400 }),
  'a body of 20 MB': () => new Response(JSON.stringify({ big: 'x'.repeat(20_000_000) })),
  'a body of 20 MB that is no JSON': () => new Response('<'.repeat(20_000_000)),
  'deep JSON': () => new Response('['.repeat(100_000) + ']'.repeat(100_000)),
};

/** Sent by the calls below; no error may contain them. */
const PASSWORD = 'Correct-Horse-9';
const SECRETS = {
  interactionHandle: '02.id.an-interaction-handle',
  recoveryToken: 'a-recovery-token',
  clientSecret: 'a-client-secret',
};

/** All texts of errors: those that are thrown, wrapped by `start`, kept in a state, or the cause of another. */
function said(/** @type {any} */ thrown) {
  const texts = [];
  try {
    for (let error of [thrown, thrown?.error, thrown?.error?.error, thrown?.error?.details?.rawIdxState]) {
      for (; error instanceof Error; error = error.cause) {
        texts.push(
          error.message,
          error.stack,
          ...Object.getOwnPropertyNames(error).map((name) =>
            String(Object.getOwnPropertyDescriptor(error, name)?.value),
          ),
        );
      }
      if (typeof error === 'string') texts.push(error);
    }
  } catch {
    // What was thrown is the caller's own, and its getters may throw.
  }
  return texts.join('\n');
}

const toldNothing = (/** @type {any} */ thrown) => {
  const told = said(thrown);
  for (const secret of [PASSWORD, ...Object.values(SECRETS)])
    assert.ok(!told.includes(secret), `an error tells a secret: ${told.slice(0, 500)}`);
};

/** Waits until a promise settles, either way. One that does not fails, and so does an error that contains a secret. */
async function ends(/** @type {unknown} */ promise) {
  assert.ok(promise instanceof Promise, 'a promise of its own');
  const end = promise.then(
    () => 'resolved',
    (thrown) => {
      toldNothing(thrown);
      return 'rejected';
    },
  );
  return within(30, 'the call', end);
}

async function ordinary(/** @type {any} */ idx) {
  globalThis.fetch = async (url) =>
    new Response(
      JSON.stringify(
        String(url).endsWith('/interact')
          ? { interaction_handle: 'h' }
          : String(url).endsWith('/introspect')
            ? IDENTIFY
            : {
                successWithInteractionCode: {
                  rel: ['x'],
                  name: 'issue',
                  value: [{ name: 'interaction_code', value: 'code' }],
                },
              },
      ),
    );
  const state = await idx.start(CONFIG);
  assert.equal((await state.proceed('identify', { identifier: 'ada' })).interactionCode, 'code');
}

const { fetch } = globalThis;
test.afterEach(() => {
  globalThis.fetch = fetch;
});

for (const entry of ['okta-idx-wasm', 'okta-idx-wasm/js']) {
  const idx = requireInstalled(entry).default;

  for (const [name, make] of Object.entries(WORST)) {
    test(`${entry}: a flow works after every export was given ${name}`, async () => {
      globalThis.fetch = async () => new Response('{}');
      for (const call of [idx.start, idx.interact, idx.introspect]) await ends(call(make()));
      for (const key of Object.keys({
        ...CONFIG,
        domain: 1,
        stateHandle: 1,
        interactionHandle: 1,
        scopes: 1,
        withCredentials: 1,
        activationToken: 1,
      })) {
        await ends(idx.start({ ...CONFIG, [key]: make() }));
      }
      for (const raw of [
        make(),
        { remediation: make() },
        { remediation: { value: make() } },
        { remediation: { value: [make()] } },
        { a: make() },
        { a: { type: 'object', value: make() } },
        { a: { rel: make(), value: make() } },
        { successWithInteractionCode: make() },
      ]) {
        try {
          idx.makeIdxState(raw, make());
        } catch {
          // It may throw.
        }
      }
      const state = idx.makeIdxState(structuredClone(IDENTIFY), make());
      await ends(state.proceed('identify', make()));
      await ends(state.proceed(make(), make()));
      await ends(state.neededToProceed[0].action(make()));
      await ordinary(idx);
    });
  }

  for (const [name, answer] of Object.entries(ANSWERS)) {
    test(`${entry}: a flow works after fetch answered with ${name}`, async () => {
      globalThis.fetch = answer;
      await ends(idx.start({ ...CONFIG, ...SECRETS, interactionHandle: undefined }));
      await ends(idx.start({ ...CONFIG, ...SECRETS }));
      await ends(
        idx
          .makeIdxState(structuredClone(IDENTIFY))
          .proceed('identify', { credentials: { passcode: PASSWORD }, stateHandle: SECRETS.interactionHandle }),
      );
      await ordinary(idx);
    });
  }

  test(`${entry}: a flow works after interceptors that throw, or that break the request or the client`, async () => {
    const { interceptors } = idx.client;
    for (const bad of [
      boom,
      (/** @type {any} */ it) => {
        delete it.url;
      },
      (/** @type {any} */ it) => {
        it.headers = null;
        it.body = 1n;
      },
      (/** @type {any} */ it) => Object.freeze(it),
    ]) {
      interceptors.request.use(bad);
      globalThis.fetch = async () => new Response('{}');
      await ends(idx.start(CONFIG));
      interceptors.request.clear();
    }
    for (const broken of [null, 5, { request: null }, new Proxy({}, traps)]) {
      idx.client.interceptors = broken;
      await ends(idx.start(CONFIG));
    }
    idx.client.interceptors = interceptors;
    await ordinary(idx);
  });

  test(`${entry}: start rejects where there is no fetch, and a flow works once there is one`, async () => {
    // @ts-expect-error there are runtimes without it
    delete globalThis.fetch;
    assert.equal(await ends(idx.start(CONFIG)), 'rejected');
    await ordinary(idx);
  });
}
