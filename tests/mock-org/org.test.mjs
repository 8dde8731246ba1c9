// @ts-check
// An org in process: what users do with it.
import assert from 'node:assert/strict';
import test from 'node:test';

import { begin, createOrg, NOW, names, post, redeem, signIn } from './installed.mjs';

test('it says where it is, and whom to be', () => {
  const { origin, issuer, clientId, redirectUri } = createOrg();
  assert.deepEqual([origin, issuer], ['https://mock-org.example', 'https://mock-org.example/oauth2/default']);
  assert.deepEqual([clientId, redirectUri], ['demo-client', 'http://localhost:8080/login/callback']);
});

test('a sign-in ends with tokens, which the published key verifies', async () => {
  const org = createOrg();
  const { access_token, id_token } = await redeem(org, await signIn(org));
  const { keys } = await (await org.fetch(`${org.issuer}/v1/keys`)).json();
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('jwk', keys[0], algorithm, false, ['verify']);
  for (const token of [access_token, id_token]) {
    const [header, claims, signature] = token.split('.');
    const bytes = Buffer.from(`${header}.${claims}`);
    assert.ok(await crypto.subtle.verify(algorithm, key, Buffer.from(signature, 'base64url'), bytes));
    assert.equal(JSON.parse(Buffer.from(claims, 'base64url').toString()).iss, org.issuer);
  }
});

test('a seed and a time give the same answers, and another seed others', async () => {
  const log = async (/** @type {number} */ seed) => {
    const org = createOrg({ seed, now: NOW });
    const tokens = await redeem(org, await signIn(org));
    return JSON.stringify([tokens, org.requests.map(({ response }) => response.body)]);
  };
  assert.equal(await log(3), await log(3));
  assert.notEqual(await log(3), await log(4));
});

test('fetch takes what fetch takes', async () => {
  const org = createOrg();
  const { fetch } = org;
  const url = `${org.origin}/.well-known/openid-configuration`;
  for (const input of [url, new URL(url), new Request(url), '/.well-known/openid-configuration']) {
    const response = await fetch(input);
    assert.ok(response instanceof Response);
    assert.deepEqual([response.url, response.status, response.redirected], [url, 200, false]);
    assert.equal(response.headers.get('content-type'), 'application/json');
    assert.equal((await response.json()).issuer, org.origin);
  }
  const json = { 'content-type': 'application/json' };
  const text = JSON.stringify({ advance: 1 });
  for (const body of [text, Buffer.from(text), new Blob([text]), new Response(text).body]) {
    assert.equal((await fetch('/__clock', { method: 'post', headers: json, body })).status, 200);
  }
  const request = new Request(`${org.origin}/__clock`, { method: 'POST', headers: json, body: text });
  assert.equal((await fetch(request, { headers: new Headers(json) })).status, 200);
  assert.equal((await fetch('/__reset', { method: 'POST' })).body, null);
});

test('it follows redirects of its own, as it is told', async () => {
  const org = createOrg();
  org.faults.set([{ path: '/keys', times: 0, fault: { redirect: { status: 302, to: '/__clock' } } }]);
  const followed = await org.fetch('/oauth2/v1/keys');
  assert.deepEqual([followed.url, followed.redirected], [`${org.origin}/__clock`, true]);
  assert.equal((await org.fetch('/oauth2/v1/keys', { redirect: 'manual' })).status, 302);
  await assert.rejects(org.fetch('/oauth2/v1/keys', { redirect: 'error' }), TypeError);
  org.faults.set([{ path: '/keys', times: 0, fault: { redirect: { status: 307, to: '/oauth2/v1/keys' } } }]);
  await assert.rejects(org.fetch('/oauth2/v1/keys'), /more than 20 redirects/);
});

test('what it does not know is an error that says so', async () => {
  const org = createOrg();
  const elsewhere = {
    name: 'TypeError',
    code: 'unknown-origin',
    message: /https:\/\/api\.example\/users: this org is/,
  };
  await assert.rejects(org.fetch('https://api.example/users'), elsewhere);
  await assert.rejects(org.fetch('https://mock-org.example.evil/'), elsewhere.name);
  const nothing = {
    name: 'TypeError',
    code: 'unknown-endpoint',
    message: /GET .*\/api\/v1\/users: .* no such endpoint/,
  };
  await assert.rejects(org.fetch('/api/v1/users'), nothing);
  assert.equal(org.requests.last()?.response.status, 404);
});

test('options that no org can be made of are errors that name them', () => {
  /** @type {[any, RegExp][]} */
  const cases = [
    [{ user: [] }, /createOrg: unknown field `user`, expected .*`users`/],
    [{ users: [{ login: 'a@b.c', passwrd: '' }] }, /createOrg: users\[0\]: unknown field `passwrd`/],
    [{ scenario: 'none' }, /createOrg: scenario: unknown variant `none`/],
    [{ seed: 1.5 }, /createOrg: seed: expected a whole number/],
    [{ now: 'soon' }, /createOrg: now: expected a Date/],
    [{ origin: 'org.example' }, /createOrg: origin: expected https?:/],
    [{ origin: 'ftp://org.example' }, /createOrg: origin/],
    [{ faults: { share: 3 } }, /createOrg: faults\.share: a share is from 0 to 1/],
  ];
  for (const [options, message] of cases) assert.throws(() => createOrg(options), { name: 'TypeError', message });
});

test('an org can be below a path', async () => {
  const org = createOrg({ origin: 'http://localhost:8080/some/org/' });
  assert.equal(org.issuer, 'http://localhost:8080/some/org/oauth2/default');
  const step = await begin(org);
  assert.equal(step.remediation.value[0].href, 'http://localhost:8080/some/org/idp/idx/identify');
  assert.equal(org.at('identify').response.remediation.value[0].href, step.remediation.value[0].href);
  await assert.rejects(org.fetch('http://localhost:8080/some/other/'), { code: 'unknown-origin' });
});

test('a signal ends a request, also one that is late', async () => {
  const org = createOrg();
  const reason = new Error('enough');
  await assert.rejects(org.fetch('/__clock', { signal: AbortSignal.abort(reason) }), reason);
  org.faults.set([{ path: '/__clock', fault: { delay: { ms: 60_000 } } }]);
  const controller = new AbortController();
  const late = org.fetch('/__clock', { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 5);
  await assert.rejects(late, reason);
});

test('users and rules of a test', async () => {
  const org = createOrg({ users: [{ login: 'Ann@example.com', password: 'pw' }], policy: { lockoutAttempts: 1 } });
  const step = await begin(org);
  const next = await post(org, '/idp/idx/identify', { stateHandle: step.stateHandle, identifier: 'ann@example.com' });
  const credentials = { passcode: 'wrong' };
  const last = await post(org, '/idp/idx/challenge/answer', { stateHandle: next.stateHandle, credentials });
  assert.equal(last.messages?.value[0].i18n.key, 'authfactor.challenge.suspended_factor');
  const { scenarios } = await (await org.fetch('/__scenarios.json')).json();
  assert.ok(scenarios.every((/** @type {{ user: null }} */ it) => it.user === null));
});

test('what is left of a disposed org is of no use', () => {
  const org = createOrg();
  org[Symbol.dispose]();
  org[Symbol.dispose]();
  assert.throws(() => org.clock.now(), /this org was disposed of/);
});

test('the forms that a client needs come first', async () => {
  assert.deepEqual(names(await begin(createOrg())), ['identify', 'select-enroll-profile']);
});
