// @ts-check
// Passkeys and security keys in headless Chromium. The mock org checks their signatures.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { around } from '../support/around.mjs';
import { TIME } from './org-harness.mjs';
import { launchChromium, openPage } from './org-page.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
around(
  async () => {
    browser = await launchChromium();
  },
  () => browser?.close(),
);

const BUTTON = 'launch-passkeys-authenticator';
const AUTOFILL = 'challenge-webauthn-autofillui-authenticator';

/**
 * Signs in with a password, and chooses to set up a key. The state that asks for it is then in `window.state`.
 * @param {import('playwright-core').Page} page
 * @param {string} identifier
 * @param {string} password
 */
const choose = (page, identifier, password) =>
  page.evaluate(
    async ([identifier, passcode]) => {
      const { idx, flow, config } = /** @type {any} */ (window);
      let state = await idx.start(config);
      state = await state.proceed('identify', { identifier });
      state = await state.proceed('challenge-authenticator', { credentials: { passcode } });
      const name = 'select-authenticator-enroll';
      const [{ options }] = flow.fields(state.neededToProceed.find((/** @type {any} */ it) => it.name === name));
      const { value } = options.find((/** @type {any} */ { label }) => label.startsWith('Security Key'));
      state = await state.proceed(name, { authenticator: value });
      Object.assign(window, { state });
      return state.neededToProceed[0].value[0].form.value.map((/** @type {any} */ field) => field.name);
    },
    [identifier, password],
  );

test('a passkey is created, and signs in by the button and by autofill', TIME, async (t) => {
  const { page, plugIn, noises } = await openPage(t, browser, { clientId: 'passkey-client' });
  const key = await plugIn();
  const fieldNames = await choose(page, 'passkey@example.com', 'Pass-Key-14');
  assert.deepEqual(fieldNames, ['clientData', 'attestation', 'transports', 'clientExtensions']);
  const created = await page.evaluate(async () => {
    const { flow, state } = /** @type {any} */ (window);
    const { name, params } = await flow.webauthn.create(state);
    const done = await state.proceed(name, params);
    return { name, ...params.credentials, code: done.interactionCode };
  });
  assert.equal(created.name, 'enroll-authenticator');
  assert.deepEqual(JSON.parse(created.transports), ['internal']);
  assert.equal(typeof JSON.parse(created.clientExtensions), 'object');
  assert.equal(typeof created.code, 'string');
  const { credentials } = await key('getCredentials');
  assert.deepEqual(
    credentials.map(({ isResidentCredential, signCount }) => [isResidentCredential, signCount]),
    [[true, 1]],
  );

  for (const [index, conditional] of [false, true].entries()) {
    const used = await page.evaluate(async (conditional) => {
      const { idx, flow, config } = /** @type {any} */ (window);
      const state = await idx.start(config);
      const names = state.neededToProceed.map((/** @type {any} */ it) => it.name);
      const { publicKey, mediation } = flow.webauthn.requestOptions(state, { conditional });
      const { name, params } = await flow.webauthn.get(state, { conditional });
      const done = await state.proceed(name, params);
      const { allowCredentials } = publicKey;
      return {
        names,
        mediation,
        allowCredentials,
        name,
        fields: Object.keys(params.credentials),
        user: done.rawIdxState.user.value,
        code: done.interactionCode,
      };
    }, conditional);
    assert.ok(used.names.includes(BUTTON) && used.names.includes(AUTOFILL));
    assert.equal(used.mediation, conditional ? 'conditional' : undefined);
    assert.ok(!used.allowCredentials?.length);
    assert.equal(used.name, conditional ? AUTOFILL : BUTTON);
    assert.deepEqual(used.fields.sort(), ['authenticatorData', 'clientData', 'signatureData', 'userHandle']);
    assert.equal(used.user.identifier, 'passkey@example.com');
    assert.equal(typeof used.code, 'string');
    assert.equal((await key('getCredentials')).credentials[0].signCount, index + 2);
  }
  assert.deepEqual(noises(), []);
});

/**
 * Starts a sign-in with a client that lets the user choose, and chooses the key. The state that asks for it is then in
 * `window.state`.
 * @param {import('playwright-core').Page} page
 */
const chooseKey = (page) =>
  page.evaluate(async () => {
    const { idx, flow, config } = /** @type {any} */ (window);
    let state = await idx.start({ ...config, clientId: 'choice-client' });
    state = await state.proceed('identify', { identifier: 'ada@example.com' });
    const name = 'select-authenticator-authenticate';
    const [{ options }] = flow.fields(state.neededToProceed.find((/** @type {any} */ it) => it.name === name));
    const { value } = options.find((/** @type {any} */ { label }) => label.startsWith('Security Key'));
    state = await state.proceed(name, { authenticator: value });
    Object.assign(window, { state });
  });

for (const form of ['PublicKeyCredential', 'toJSON()']) {
  test(
    `a security key is registered, and signs in, by the page's own calls of navigator.credentials, with ${form}`,
    TIME,
    async (t) => {
      const { page, plugIn, noises } = await openPage(t, browser, { clientId: 'enroll-client' });
      const key = await plugIn({ transport: 'usb' });
      await choose(page, 'ada@example.com', 'Correct-Horse-9');
      const created = await page.evaluate(async (form) => {
        const { flow, state } = /** @type {any} */ (window);
        const [remediation] = state.neededToProceed;
        const options = flow.webauthn.creationOptions(state);
        const credential = /** @type {any} */ (await navigator.credentials.create(options));
        const params = flow.webauthn.attestation(form === 'toJSON()' ? credential.toJSON() : credential, remediation);
        const next = await state.proceed(remediation.name, params);
        const names = remediation.value[0].form.value.map((/** @type {any} */ field) => field.name);
        const { excludeCredentials } = options.publicKey;
        return {
          options: Object.keys(options),
          excludeCredentials,
          names,
          sent: Object.keys(params.credentials),
          next: next.neededToProceed.map((/** @type {any} */ it) => it.name),
        };
      }, form);
      assert.deepEqual(created.options, ['publicKey']);
      assert.deepEqual(created.sent.sort(), created.names.sort());
      assert.ok(created.next.includes('skip'), `${created.next}`);

      await chooseKey(page);
      const used = await page.evaluate(async (form) => {
        const { flow, state } = /** @type {any} */ (window);
        const remediation = state.neededToProceed.find(
          (/** @type {any} */ it) => it.name === 'challenge-authenticator',
        );
        const options = flow.webauthn.requestOptions(state);
        const credential = /** @type {any} */ (await navigator.credentials.get(options));
        const params = flow.webauthn.assertion(form === 'toJSON()' ? credential.toJSON() : credential, remediation);
        const done = await state.proceed(remediation.name, params);
        const [{ id, ...allowed }, ...others] = options.publicKey.allowCredentials;
        return { options: Object.keys(options), id: [...id], allowed, others, params, code: done.interactionCode };
      }, form);
      assert.deepEqual(used.options, ['publicKey']);
      const [{ credentialId, signCount }] = (await key('getCredentials')).credentials;
      assert.equal(Buffer.from(used.id).toString('base64'), credentialId);
      assert.deepEqual(used.others, []);
      assert.equal(used.allowed.type, 'public-key');
      assert.equal(signCount, 2);
      for (const text of Object.values(used.params.credentials))
        assert.match(String(text), /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
      assert.equal(typeof used.code, 'string');
      assert.deepEqual(noises(), []);
    },
  );
}

test('a forged signature is refused, and from the state of that refusal the right one signs in', TIME, async (t) => {
  const { page, plugIn } = await openPage(t, browser, { clientId: 'enroll-client' });
  const key = await plugIn();
  await choose(page, 'ada@example.com', 'Correct-Horse-9');
  await page.evaluate(async () => {
    const { flow, state } = /** @type {any} */ (window);
    const { name, params } = await flow.webauthn.create(state);
    await state.proceed(name, params);
  });

  const use = () =>
    page.evaluate(async () => {
      const { flow, state } = /** @type {any} */ (window);
      const { name, params } = await flow.webauthn.get(state);
      try {
        return typeof (await state.proceed(name, params)).interactionCode;
      } catch (refused) {
        Object.assign(window, { state: refused });
        return flow.messages(refused).map((/** @type {any} */ { key }) => key);
      }
    });
  await chooseKey(page);
  await key('setResponseOverrideBits', { isBogusSignature: true });
  assert.deepEqual(await use(), ['authfactor.webauthn.error.assertion_validation_failure']);
  await key('setResponseOverrideBits', { isBogusSignature: false });
  assert.equal(await use(), 'string');
});

test('a ceremony that the user aborts rejects with the reason of the signal, and can be run again', TIME, async (t) => {
  const { page, plugIn } = await openPage(t, browser, { clientId: 'enroll-client' });
  const key = await plugIn();
  await choose(page, 'ada@example.com', 'Correct-Horse-9');
  await key('setAutomaticPresenceSimulation', { enabled: false });
  const aborted = await page.evaluate(async () => {
    const { flow, state } = /** @type {any} */ (window);
    const gone = new AbortController();
    const ended = flow.webauthn.create(state, { signal: gone.signal }).catch((/** @type {unknown} */ error) => error);
    const reason = { said: 'stop' };
    gone.abort(reason);
    return (await ended) === reason;
  });
  assert.ok(aborted);
  await key('setAutomaticPresenceSimulation', { enabled: true });
  const created = await page.evaluate(async () => {
    const { flow, state } = /** @type {any} */ (window);
    const { name, params } = await flow.webauthn.create(state);
    return (await state.proceed(name, params)).neededToProceed.length;
  });
  assert.ok(created > 0);
});
