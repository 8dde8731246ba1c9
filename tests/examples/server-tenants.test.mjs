// @ts-check
// The server with many tenants: a browser without scripts, and an org for each tenant.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { createOrg, example } from './open.mjs';
import { copyExamples } from './projects.mjs';

/** @type {(tenants: object) => import('node:http').Server} */
let createApp;
before(async () => {
  const folder = await copyExamples('server', ['server-tenants']);
  ({ createApp } = await import(pathToFileURL(path.join(folder, 'server-tenants', 'app.mjs')).href));
});

const LANGUAGES = { acme: 'en', globex: 'de' };

/** Starts the server with two tenants, each with its own org. @param {import('node:test').TestContext} t */
async function serveTenants(t) {
  const orgs = { acme: createOrg({ seed: 1 }), globex: createOrg({ seed: 2, origin: 'https://globex.example' }) };
  /** @type {string[]} */
  const lost = [];
  const tenants = Object.fromEntries(
    Object.entries(orgs).map(([name, org]) => [
      name,
      {
        issuer: org.issuer,
        clientId: 'server-client',
        clientSecret: 'not-a-real-secret',
        redirectUri: `http://localhost:3000/${name}`,
        language: LANGUAGES[/** @type {keyof typeof LANGUAGES} */ (name)],
        fetch: (/** @type {string} */ url, /** @type {RequestInit} */ init) =>
          lost.includes(name) ? Promise.reject(new TypeError('fetch failed')) : org.fetch(url, init),
      },
    ]),
  );
  const server = createApp(tenants);
  t.after(() => server.close());
  await new Promise((resolve) => server.listen(0, 'localhost', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { ...orgs, lost, origin: `http://localhost:${port}` };
}

/** A browser with one cookie, which sees nothing but HTML. @param {string} origin */
function visitor(origin) {
  let cookie = '';
  /** @type {string[]} */
  const seen = [];
  /** @param {string} tenant @param {Record<string, string>} [data] of a form @returns {Promise<string>} */
  async function visit(tenant, data) {
    const response = await fetch(`${origin}/${tenant}`, {
      method: data ? 'POST' : 'GET',
      headers: { cookie },
      body: data && new URLSearchParams(data),
      redirect: 'manual',
    });
    const [set] = response.headers.getSetCookie();
    if (set) {
      assert.match(set, /; HttpOnly; SameSite=Lax/);
      cookie = set.split(';')[0];
    }
    const html = await response.text();
    seen.push(html, JSON.stringify([...response.headers]));
    return response.status === 303 ? visit(tenant) : html;
  }
  return { visit, seen, cookie: () => cookie };
}

/** All strings in a value that could be a handle, a token or a verifier. @param {unknown} value @returns {string[]} */
const secretsIn = (value) => JSON.stringify(value).match(/[\w.~-]{40,}/g) ?? [];

test('each tenant signs in at its own org, and the browser gets no handle', async (t) => {
  const { acme, globex, origin } = await serveTenants(t);
  const { visit, seen, cookie } = visitor(origin);

  await visit('acme');
  await visit('globex');
  const anonymous = cookie();
  assert.match(await visit('acme', { form: '0', identifier: 'ada@example.com' }), /type="password"/);
  assert.match(await visit('globex', { form: '0', identifier: 'katherine@example.com' }), /Enter code/);
  assert.match(await visit('acme', { form: '0', 'credentials.passcode': 'wrong' }), /Password is incorrect/);
  const wrong = await visit('globex', { form: '0', 'credentials.passcode': 'wrong' });
  assert.match(wrong, /aria-invalid="true"[\s\S]*<strong[^>]*>Invalid code\. Try again\.<\/strong>/);

  assert.match(await visit('acme', { form: '0', 'credentials.passcode': 'Correct-Horse-9' }), /signed in as Ada/);
  assert.notEqual(cookie(), anonymous);
  const code = globex.inbox.code('katherine@example.com');
  assert.match(await visit('globex', { form: '0', 'credentials.passcode': code }), /signed in as Katherine/);
  assert.match(await visit('acme'), /signed in as Ada/);

  for (const [org, language] of /** @type {const} */ ([
    [acme, 'en'],
    [globex, 'de'],
  ])) {
    const idx = org.requests.filter(({ path }) => !path.endsWith('/token'));
    assert.ok(idx.length >= 4);
    assert.ok(idx.every(({ headers }) => headers['accept-language'] === language));
    assert.equal(org.requests.last('/v1/token')?.response.status, 200);
    const secrets = org.requests.flatMap(({ body, response }) => secretsIn([body, response.body]));
    assert.ok(secrets.length > 5);
    for (const secret of secrets) assert.ok(!seen.some((text) => text.includes(secret)));
  }
  assert.match(await visit('acme', { restart: '' }), /Username/);
});

test('a push is polled when the user says so', async (t) => {
  const { acme, origin } = await serveTenants(t);
  const { visit } = visitor(origin);
  await visit('acme');
  assert.match(await visit('acme', { form: '0', identifier: 'push@example.com' }), /Choose \d+ on your device/);
  assert.match(await visit('acme', { poll: '' }), /Choose \d+ on your device/);
  acme.device.approve('push@example.com');
  assert.match(await visit('acme', { poll: '' }), /signed in as Petra/);
});

test('a flow that has expired starts again, and a lost connection is told', async (t) => {
  const { acme, lost, origin } = await serveTenants(t);
  const { visit } = visitor(origin);
  await visit('acme');
  lost.push('acme');
  assert.match(await visit('acme', { form: '0', identifier: 'ada@example.com' }), /cannot be reached/);
  lost.pop();
  assert.match(await visit('acme', { form: '0', identifier: 'ada@example.com' }), /type="password"/);
  acme.clock.advance({ hours: 2 });
  const expired = await visit('acme', { form: '0', 'credentials.passcode': 'Correct-Horse-9' });
  assert.match(expired, /logged out due to inactivity[\s\S]*Start again/);
  assert.match(await visit('acme', { restart: '' }), /Username/);
});

test('what a form sends is shown as text, and other tenants do not exist', async (t) => {
  const { origin } = await serveTenants(t);
  const { visit } = visitor(origin);
  await visit('acme');
  assert.doesNotMatch(await visit('acme', { form: '0', identifier: '<script>alert(1)</script>' }), /<script>/);
  assert.match(await visit('acme', { form: '99', action: 'toString' }), /Username/);
  assert.match(await visit('initech'), /no such tenant/);
});

test('its forms are those of the pages', async () => {
  const [one, other] = [example('server-tenants', 'forms.mjs'), example('react', 'src', 'forms.js')];
  assert.equal(await readFile(one, 'utf8'), await readFile(other, 'utf8'));
});
