// @ts-check
// `webauthn`: options from states, and whole ceremonies.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { EVERY, SECRET } from './entries.mjs';
import { hasCode, rejection, thrownBy } from './errors.mjs';
import { form, response } from './org.mjs';
import {
  ACTIVATION,
  ASSERTED,
  AUTOFILL,
  CHALLENGE,
  CREATED,
  KEYS,
  autofill,
  bytes,
  registering,
  signingIn,
  withCredentials,
} from './webauthn.mjs';

for (const { title, flow, maker } of EVERY) {
  const { webauthn } = flow;
  const { make } = maker;

  test(`${title}: creationOptions passes all members through but u2fParams, with bytes for challenge and user.id`, () => {
    const { publicKey, ...others } = webauthn.creationOptions(make(registering()));
    const { challenge, user, excludeCredentials, ...members } = publicKey;
    assert.deepEqual(others, {});
    assert.deepEqual(challenge, bytes(251, 255, 191));
    assert.ok(user.id instanceof Uint8Array && user.id.length === 15);
    assert.equal(Buffer.from(user.id).toString('base64'), ACTIVATION.user.id);
    assert.deepEqual([user.name, user.displayName], ['ada', 'Ada']);
    const { challenge: _c, user: _u, u2fParams: _p, ...expected } = ACTIVATION;
    assert.deepEqual(members, expected);
  });

  test(`${title}: known keys are excluded, none twice, with transports in either form; none for a resident key`, () => {
    const { publicKey } = webauthn.creationOptions(make(registering()));
    assert.deepEqual(publicKey.excludeCredentials, KEYS);
    const given = { excludeCredentials: [{ type: 'public-key', id: 'CQ', transports: ['ble'] }] };
    const both = webauthn.creationOptions(make(registering(given))).publicKey;
    assert.deepEqual(both.excludeCredentials, [{ ...given.excludeCredentials[0], id: bytes(9) }, ...KEYS]);
    const resident = { authenticatorSelection: { requireResidentKey: true } };
    assert.deepEqual(webauthn.creationOptions(make(registering(resident))).publicKey.excludeCredentials, []);
  });

  test(`${title}: requestOptions passes all members through, and allows the known keys`, () => {
    const expected = { ...CHALLENGE, challenge: bytes(1, 2, 3), allowCredentials: KEYS };
    assert.deepEqual(webauthn.requestOptions(make(signingIn())), { publicKey: expected });
    assert.deepEqual(webauthn.requestOptions(make(signingIn()), {}), { publicKey: expected });
  });

  test(`${title}: requestOptions of a passkey allows any key, and for autofill has mediation: 'conditional'`, () => {
    const publicKey = { ...CHALLENGE, challenge: bytes(1, 2, 3) };
    const state = make(autofill());
    assert.deepEqual(webauthn.requestOptions(state, { conditional: true }), { mediation: 'conditional', publicKey });
    assert.deepEqual(webauthn.requestOptions(state, { conditional: false }), { publicKey });
    assert.deepEqual(webauthn.requestOptions(make(autofill('launch-passkeys-authenticator'))), { publicKey });
  });

  test(`${title}: either alphabet comes in, with or without padding`, () => {
    for (const challenge of ['-_-_YQ', '+/+/YQ==', '-/+_YQ=', '-_-_YQ=='])
      assert.deepEqual(
        webauthn.creationOptions(make(registering({ challenge }))).publicKey.challenge,
        bytes(251, 255, 191, 97),
      );
  });

  test(`${title}: without a challenge for it, or with one that is not base64, there is ERR_IDX_WEBAUTHN`, async () => {
    const none = /^webauthn: the state has no challenge for this ceremony: look for/;
    const wrong = response([form('identify')]);
    for (const state of [make(wrong), make(signingIn())])
      hasCode(
        thrownBy(() => webauthn.creationOptions(state)),
        'ERR_IDX_WEBAUTHN',
        none,
      );
    for (const state of [make(wrong), make(registering())])
      hasCode(
        thrownBy(() => webauthn.requestOptions(state)),
        'ERR_IDX_WEBAUTHN',
        none,
      );
    for (const state of [make(signingIn()), make(autofill('launch-passkeys-authenticator'))])
      hasCode(
        thrownBy(() => webauthn.requestOptions(state, { conditional: true })),
        'ERR_IDX_WEBAUTHN',
        none,
      );
    hasCode(await rejection(webauthn.create(make(wrong))), 'ERR_IDX_WEBAUTHN', none);
    hasCode(await rejection(webauthn.get(make(wrong))), 'ERR_IDX_WEBAUTHN', none);
    for (const challenge of [`${SECRET}!`, 5, true, 'A', {}])
      hasCode(
        thrownBy(() => webauthn.requestOptions(make(signingIn({ challenge })))),
        'ERR_IDX_WEBAUTHN',
        /not base64/,
      );
  });

  test(`${title}: create and get ask the browser, and give the name of the remediation with the params`, async () => {
    const asked = /** @type {any[]} */ ([]);
    const answer = (/** @type {any} */ credential) => async (/** @type {any} */ options) => {
      asked.push(options);
      return credential;
    };
    await withCredentials({ create: answer(CREATED), get: answer(ASSERTED) }, async () => {
      const { signal } = new AbortController();
      const attested = { credentials: { clientData: '+/++', attestation: 'AQ==' } };
      const created = await webauthn.create(make(registering()));
      assert.deepEqual(created, { name: 'enroll-authenticator', params: attested });
      assert.deepEqual(asked.pop(), webauthn.creationOptions(make(registering())));
      await webauthn.create(make(registering()), { signal });
      assert.equal(asked.pop().signal, signal);

      const got = await webauthn.get(make(autofill()), { conditional: true, signal });
      const credentials = { clientData: '+/++', authenticatorData: 'AQI=', signatureData: 'Aw==' };
      assert.deepEqual(got, { name: AUTOFILL, params: { credentials: { ...credentials, userHandle: 'BA==' } } });
      const { signal: own, ...options } = asked.pop();
      assert.equal(own, signal);
      assert.deepEqual(options, webauthn.requestOptions(make(autofill()), { conditional: true }));
      assert.deepEqual((await webauthn.get(make(signingIn()))).params, { credentials });
    });
  });
}
