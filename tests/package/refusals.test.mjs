// @ts-check
// What is refused before anything is sent, and what no error shows. On both cores.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { CONFIG, ENTRIES, ORG, rejection as rejected } from './entries.mjs';

const SECRET = 'hunter2-secret';
const { fetch } = globalThis;
afterEach(() => {
  globalThis.fetch = fetch;
});

/** Replaces the global `fetch`; gives what it is called with. */
function stub(answer = (/** @type {string} */ url) => (url.endsWith('/interact') ? { interaction_handle: 'h' } : {})) {
  const calls = /** @type {Array<{ url: string, init: any }>} */ ([]);
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ url, /** @type {any} */ init) => {
      calls.push({ url, init });
      return new Response(JSON.stringify(answer(url)));
    }
  );
  return calls;
}

/** All texts of an error, its causes and properties. */
function textsOf(/** @type {any} */ it) {
  if (typeof it !== 'object' || it === null) return String(it);
  return Object.getOwnPropertyNames(it)
    .map((/** @type {string} */ key) => textsOf(it[key]))
    .join('\n');
}

for (const { name: entry, idx } of ENTRIES) {
  const action = (/** @type {unknown} */ href, /** @type {any} */ toPersist = undefined) =>
    idx.makeIdxState({ remediation: { value: [{ name: 'identify', href }] } }, toPersist);

  test(`${entry}: an issuer that is not a URL is named in the TypeError`, async () => {
    const calls = stub();
    const error = await rejected(idx.start({ ...CONFIG, issuer: 'org.example/oauth2?token=hunter2-secret' }));
    assert.equal(error.name, 'TypeError');
    assert.match(error.message, /`issuer`.*: org\.example\/oauth2$/);
    assert.ok(!textsOf(error).includes(SECRET));
    assert.deepEqual(calls, []);
  });

  test(`${entry}: without a global fetch the rejection says what to do`, async () => {
    // @ts-expect-error there are runtimes without it
    delete globalThis.fetch;
    const thrown = [
      (await rejected(idx.start(CONFIG))).error,
      await rejected(idx.interact({ ...CONFIG, baseUrl: `${ORG}/oauth2` })),
      await rejected(idx.introspect({ domain: ORG, version: '1.0.0', stateHandle: 'h' })),
      await rejected(action(`${ORG}/identify`).proceed('identify')),
    ];
    for (const error of thrown) assert.match(error.message, /no global fetch.*Node\.js 18.*globalThis\.fetch/);
  });

  test(`${entry}: interact and introspect send to no other origin than those of allowedOrigins`, async () => {
    const calls = stub();
    const allowedOrigins = [ORG];
    for (const error of [
      await rejected(
        idx.interact({ ...CONFIG, baseUrl: 'https://evil.example/oauth2', clientSecret: SECRET, allowedOrigins }),
      ),
      await rejected(
        idx.introspect({ domain: 'https://evil.example', version: '1.0.0', stateHandle: SECRET, allowedOrigins }),
      ),
    ]) {
      assert.match(
        error.message,
        /^\[int\w+] was not sent: its origin https:\/\/evil\.example is not one of allowedOrigins$/,
      );
    }
    assert.deepEqual(calls, []);
    for (const wrong of ['https://org.example', ['org.example'], [5]]) {
      for (const error of [
        await rejected(idx.interact({ ...CONFIG, baseUrl: `${ORG}/oauth2`, allowedOrigins: wrong })),
        await rejected(idx.introspect({ domain: ORG, version: '1.0.0', stateHandle: 'h', allowedOrigins: wrong })),
      ]) {
        assert.match(error.message, /^int\w+: `allowedOrigins` must be an array/);
      }
    }
    assert.deepEqual(calls, []);
    await idx.interact({ ...CONFIG, baseUrl: `${ORG}/oauth2`, allowedOrigins });
    await idx.introspect({ domain: ORG, version: '1.0.0', stateHandle: 'h', allowedOrigins });
    assert.deepEqual(
      calls.map((/** @type {any} */ { init }) => init.redirect),
      ['error', 'error'],
      'no redirect is followed',
    );
  });

  test(`${entry}: origins are compared as URLs, those of makeIdxState too`, async () => {
    const calls = stub();
    await idx.start({ ...CONFIG, allowedOrigins: ['HTTPS://Org.Example:443/path'] });
    await idx.interact({ ...CONFIG, baseUrl: `${ORG}/oauth2`, allowedOrigins: ['HTTPS://ORG.EXAMPLE'] });
    await action('HTTPS://ORG.example/identify', { allowedOrigins: ['HTTPS://org.example/'] }).proceed('identify');
    assert.equal(calls.length, 4);
    for (const allowedOrigins of [['https://org.example.evil'], ['org.example'], ['/'], [''], [null], ['data:,'], []]) {
      const error = await rejected(action(`${ORG}/identify`, { allowedOrigins }).proceed('identify'));
      assert.match(error.message, /is not one of allowedOrigins/);
    }
    // Of the same opaque origin, `null`.
    await rejected(action('data:,x', { allowedOrigins: ['null'] }).proceed('identify'));
    assert.equal(calls.length, 4);
  });

  test(`${entry}: an href that is not a string is not sent`, async () => {
    const calls = stub();
    const hrefs = [
      ['data:application/json,{"version":"1.0.0"}'],
      ['javascript:1'],
      ['blob:https://org.example/1'],
      { toString: () => `${ORG}/` },
      5,
      true,
      [`${ORG}/`],
    ];
    for (const href of hrefs) {
      const error = await rejected(action(href).proceed('identify', { passcode: SECRET }));
      assert.equal(error.message, '[identify] was not sent: its href is not a string');
      assert.ok(error instanceof Error);
    }
    assert.deepEqual(calls, []);
  });

  test(`${entry}: no error shows the query, the user name or the password of a URL`, async () => {
    for (const [href, shown] of [
      [`https://org.example:99999/a?stateToken=${SECRET}`, 'https://org.example:99999/a'],
      [`https://u:${SECRET}@org.example/a`, 'https://org.example/a'],
      [`https://${SECRET}@org.example/a#${SECRET}`, 'https://org.example/a'],
      // Nothing listens there: fetch itself fails.
      [`http://127.0.0.1:9/a?stateToken=${SECRET}`, 'http://127.0.0.1:9/a'],
      // Where there is no page, fetch quotes it.
      [`/a?stateToken=${SECRET}`, '/a'],
      [`https\t://org.example:99999/?${SECRET}`, 'https\t://org.example:99999/'],
      [`https:\\\\u:${SECRET}@org.example\\a`, ''],
    ]) {
      const error = await rejected(action(href).proceed('identify', { passcode: SECRET }));
      assert.ok(error instanceof Error, href);
      assert.ok(!textsOf(error).includes(SECRET), textsOf(error));
      assert.ok(
        `${error.message} ${/** @type {any} */ (error).url}`.includes(shown),
        `${error.message} ${/** @type {any} */ (error).url}`,
      );
    }
  });

  test(`${entry}: an error that quotes the URL is replaced, and its code stays`, async () => {
    class FetchError extends Error {
      name = 'FetchError';
      code = 'ECONNREFUSED';
    }
    const href = `${ORG}/a?stateToken=${SECRET}&b=%20`;
    for (const quoted of [href, new URL(href).href]) {
      globalThis.fetch = /** @type {any} */ (
        async () => {
          throw new FetchError(`request to ${quoted} failed, reason: connect ECONNREFUSED`);
        }
      );
      const error = await rejected(action(href).proceed('identify'));
      assert.equal(error.name, 'TypeError');
      assert.equal(error.message, 'fetch failed: https://org.example/a');
      assert.deepEqual(
        { url: error.url, cause: error.cause },
        { url: 'https://org.example/a', cause: { code: 'ECONNREFUSED' } },
      );
    }
    const own = new FetchError('request failed, reason: connect ECONNREFUSED');
    globalThis.fetch = /** @type {any} */ (
      async () => {
        throw own;
      }
    );
    assert.equal(await rejected(action(href).proceed('identify')), own, 'one that does not is kept');
    assert.equal(/** @type {any} */ (own).url, 'https://org.example/a');
  });

  test(`${entry}: falsy values are absent`, async () => {
    const calls = stub();
    const reason = async (/** @type {object} */ config) => (await rejected(idx.start(config))).error;
    for (const falsy of [false, 0, null, undefined, NaN, '']) {
      assert.equal(await reason({ ...CONFIG, issuer: falsy }), 'issuer is required');
      assert.equal(await reason({ ...CONFIG, clientId: falsy }), 'clientId is required');
      assert.equal(await reason({ ...CONFIG, redirectUri: falsy }), 'redirectUri is required');
      assert.match(await reason({ ...CONFIG, codeChallenge: falsy }), /^PKCE params/);
      assert.match(await reason({ ...CONFIG, codeChallengeMethod: falsy }), /^PKCE params/);
      const error = await rejected(idx.start({ ...CONFIG, version: falsy }));
      assert.equal(error.message, 'version is required');
    }
    assert.deepEqual(calls, []);
    for (const falsy of [false, 0, null, undefined, NaN]) {
      await idx.start({
        ...CONFIG,
        activationToken: falsy,
        recoveryToken: falsy,
        clientSecret: falsy,
        scopes: falsy,
        domain: falsy,
        stateHandle: falsy,
        interactionHandle: falsy,
        state: 's',
      });
      const [interact, introspect] = calls.splice(0);
      assert.equal(
        interact.init.body,
        'client_id=c&scope=openid%20email&redirect_uri=r&code_challenge=x&code_challenge_method=S256&state=s',
      );
      assert.deepEqual(
        [introspect.url, introspect.init.body],
        [`${ORG}/idp/idx/introspect`, '{"interactionHandle":"h"}'],
      );
    }
  });

  test(`${entry}: numbers and true are sent as texts; only false itself leaves cookies out`, async () => {
    const calls = stub();
    await idx.interact({
      baseUrl: `${ORG}/oauth2`,
      clientId: 5,
      state: false,
      activationToken: true,
      withCredentials: 'false',
    });
    await idx.interact({ baseUrl: `${ORG}/oauth2`, withCredentials: false });
    assert.deepEqual(
      calls.map(({ init }) => [init.body, init.credentials]),
      [
        ['client_id=5&scope=openid%20email&state=false&activation_token=true', 'include'],
        ['scope=openid%20email', 'omit'],
      ],
    );
  });

  test(`${entry}: credentials are left out where Request has none, as in workerd`, async () => {
    const { Request } = globalThis;
    const calls = stub();
    globalThis.Request = /** @type {any} */ (class Request {});
    try {
      await idx.start(CONFIG);
    } finally {
      globalThis.Request = Request;
    }
    await idx.start(CONFIG);
    assert.deepEqual(
      calls.map(({ init }) => 'credentials' in init),
      [false, false, true, true],
    );
  });
}
