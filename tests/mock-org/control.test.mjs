// @ts-check
// What a test does to the org from outside: mail, devices, time, faults, prepared answers, snapshots.
import assert from 'node:assert/strict';
import test from 'node:test';

import { begin, createOrg, NOW, names, post, signIn } from './installed.mjs';

/** @param {any} org @param {string} identifier */
async function identify(org, identifier) {
  const { stateHandle } = await begin(org);
  return post(org, '/idp/idx/identify', { stateHandle, identifier });
}

test('codes and links are read from the inbox', async () => {
  const org = createOrg({ now: NOW });
  assert.throws(
    () => org.inbox.code('katherine@example.com'),
    /inbox\.code: nothing was sent to katherine@example\.com/,
  );
  const { stateHandle } = await identify(org, 'katherine@example.com');
  assert.match(org.inbox.code('Katherine@example.com'), /^\d{6}$/);
  assert.match(org.inbox.link('katherine@example.com'), /^https:\/\/mock-org\.example\/email\/verify\//);
  const [message] = org.inbox.messages();
  assert.deepEqual(
    [message.channel, message.to, message.sentAt],
    ['email', 'katherine@example.com', '2026-01-01T00:00:00.000Z'],
  );
  assert.deepEqual(org.inbox.messages('somebody@example.com'), []);
  assert.match(await (await org.fetch(org.inbox.link('katherine@example.com'))).text(), /return to the original tab/);
  const next = await post(org, '/idp/idx/challenge/poll', { stateHandle });
  assert.ok(next.successWithInteractionCode);
});

test('a push is approved or rejected on the device', async () => {
  for (const approve of [true, false]) {
    const org = createOrg();
    assert.throws(() => org.device.approve(), /device\.approve: nothing waits/);
    const { stateHandle } = await identify(org, 'push@example.com');
    const [{ kind, login, numbers }] = org.device.pending();
    assert.deepEqual([kind, login, numbers?.length], ['push', 'push@example.com', 3]);
    assert.throws(() => org.device.reject('ada@example.com'), /nothing waits for an answer of ada@example\.com/);
    if (approve) org.device.approve('push@example.com');
    else org.device.reject();
    assert.deepEqual(org.device.pending(), []);
    const polled = await post(org, '/idp/idx/challenge/poll', { stateHandle });
    assert.equal(Boolean(polled.successWithInteractionCode), approve);
  }
});

test('Okta FastPass is approved on the device', async () => {
  const org = createOrg();
  const { stateHandle } = await identify(org, 'fastpass@example.com');
  const [{ kind }] = org.device.pending('fastpass@example.com');
  assert.equal(kind, 'fastpass');
  assert.throws(() => org.device.reject(), /cannot refuse/);
  org.device.approve();
  assert.ok((await post(org, '/idp/idx/authenticators/poll', { stateHandle })).successWithInteractionCode);
});

test('an authenticator app shows the code of the moment', async () => {
  const org = createOrg({ now: NOW });
  const code = org.device.totp('totp@example.com');
  org.clock.advance({ seconds: 30 });
  assert.notEqual(org.device.totp('totp@example.com'), code);
  assert.throws(() => org.device.totp('ada@example.com'), /device\.totp: ada@example\.com has no authenticator app/);
});

test('an authenticator app is set up by scanning its secret', async () => {
  const org = createOrg({ now: NOW });
  const { stateHandle, response } = org.at('enroll-authenticator', { authenticator: 'google_otp' });
  const { sharedSecret } = response.currentAuthenticator.value.contextualData;
  const code = org.device.scan(sharedSecret, 'new.person@example.com');
  assert.equal(org.device.totp('New.Person@example.com'), code);
  const next = await post(org, '/idp/idx/challenge/answer', { stateHandle, credentials: { passcode: code } });
  const enrolled = next.authenticatorEnrollments.value.map((/** @type {{ key: string }} */ it) => it.key);
  assert.ok(enrolled.includes('google_otp'), enrolled);

  const uri = `otpauth://totp/Mock%20org:ann%40example.com?secret=${sharedSecret}&issuer=Mock%20org`;
  assert.equal(org.device.scan(uri), code);
  assert.throws(() => org.device.scan('short'), /`sharedSecret` is not a secret in base32 of at least 26 characters/);
  assert.throws(() => org.device.scan('otpauth://x'), /`uri` is not an otpauth:\/\/totp\/ address/);
  assert.throws(() => org.device.scan(/** @type {any} */ (undefined)), /device\.scan: expected a secret in base32/);
});

test('time passes when the test says so', async () => {
  const org = createOrg({ now: new Date(NOW) });
  const { stateHandle } = await begin(org);
  org.clock.advance({ minutes: 59, seconds: 59 });
  assert.equal(org.clock.now().toISOString(), '2026-01-01T00:59:59.000Z');
  assert.equal((await identify(org, 'ada@example.com')).expiresAt, '2026-01-01T01:59:59.000Z');
  org.clock.advance(1000);
  const late = await post(org, '/idp/idx/introspect', { stateToken: stateHandle });
  assert.equal(late.messages.value[0].i18n.key, 'idx.session.expired');
  for (const wrong of [-1, Number.NaN, { fortnights: 1 }]) {
    assert.throws(() => org.clock.advance(/** @type {any} */ (wrong)), /clock\.advance: expected milliseconds/);
  }
});

test('without a time the clock follows that of the host', () => {
  const org = createOrg();
  const before = Date.now();
  assert.ok(org.clock.now().getTime() >= before - 1);
});

test('a prepared answer is for one request', async () => {
  const org = createOrg();
  org.once('/idp/idx/introspect', { status: 429, headers: { 'retry-after': '2' }, body: { errorCode: 'E0000047' } });
  org.once('/introspect', async (request) => new Response(await request.text(), { status: 418 }));
  const ask = () => org.fetch('/idp/idx/introspect', { method: 'POST', body: 'abc' });
  const first = await ask();
  assert.deepEqual([first.status, first.headers.get('retry-after')], [429, '2']);
  assert.deepEqual(await first.json(), { errorCode: 'E0000047' });
  const second = await ask();
  assert.deepEqual([second.status, await second.text()], [418, 'abc']);
  assert.equal((await ask()).status, 415);
  assert.throws(() => org.once('', {}), /once: expected a path/);
});

test('faults go wrong as they do on a connection', async () => {
  const org = createOrg();
  const ask = () => org.fetch('/oauth2/v1/keys');
  org.faults.set([{ path: '/keys', fault: 'drop' }]);
  await assert.rejects(ask(), { name: 'TypeError', message: 'fetch failed' });
  for (const fault of ['reset', 'truncate']) {
    org.faults.set([{ path: '/keys', fault }]);
    const response = await ask();
    assert.equal(response.status, 200);
    await assert.rejects(response.json());
  }
  org.faults.set([{ path: '/keys', nth: 2, fault: { 'rate-limit': { retry_after: 1 } } }]);
  assert.deepEqual([(await ask()).status, (await ask()).status, (await ask()).status], [200, 429, 200]);
  assert.deepEqual(org.faults.report().done, { 'rate-limit': 1 });
  org.faults.clear();
  assert.deepEqual(org.faults.report().rules, []);
  assert.throws(() => org.faults.set([{ path: '/keys', fault: 'explode' }]), /unknown variant `explode`/);
});

test('requests are recorded, with what was answered', async () => {
  const org = createOrg();
  await signIn(org);
  const identify = org.requests.last('identify');
  assert.deepEqual([identify?.method, identify?.path], ['POST', '/idp/idx/identify']);
  assert.equal(identify?.body.identifier, 'ada@example.com');
  assert.equal(identify?.headers['content-type'], 'application/ion+json; okta-version=1.0.0');
  assert.deepEqual(names(identify?.response.body).slice(0, 1), ['challenge-authenticator']);
  assert.equal(org.requests.last('/v1/interact')?.body.client_id, 'demo-client');
  assert.equal(org.requests.last('token'), undefined);
  await org.fetch('/__inbox?to=ada@example.com');
  await org.fetch('/__device');
  assert.equal(org.requests.last()?.path, '/idp/idx/challenge/answer');
  assert.deepEqual(
    org.requests.map(({ path }) => path.split('/').pop()),
    ['interact', 'introspect', 'identify', 'answer'],
  );
});

test('no more than a thousand requests are kept', async () => {
  const org = createOrg();
  for (let i = 0; i < 1010; i++) await org.fetch(`/__clock?${i}`);
  assert.equal(org.requests.length, 1000);
  assert.equal(org.requests[0].url, 'https://mock-org.example/__clock?10');
});

test('a snapshot is come back to', async () => {
  const org = createOrg({ now: NOW });
  const step = await identify(org, 'katherine@example.com');
  const snapshot = org.snapshot();
  const credentials = { passcode: org.inbox.code('katherine@example.com') };
  const end = () => post(org, '/idp/idx/challenge/answer', { stateHandle: step.stateHandle, credentials });
  const done = await end();
  org.clock.advance({ days: 1 });
  org.restore(snapshot);
  assert.equal(org.requests.length, 3);
  assert.deepEqual(await end(), done);
  assert.throws(() => org.restore(/** @type {any} */ ({})), /restore: expected what snapshot\(\) returned/);
});

test('a reset takes all of it back', async () => {
  const org = createOrg({ now: NOW });
  const first = await identify(org, 'katherine@example.com');
  org.faults.set([{ path: '/introspect', times: 0, fault: 'drop' }]);
  org.once('/v1/interact', { status: 500 });
  org.clock.advance({ days: 1 });
  org.reset();
  assert.deepEqual([org.requests.length, org.inbox.messages().length], [0, 0]);
  assert.deepEqual(await identify(org, 'katherine@example.com'), first);
});
