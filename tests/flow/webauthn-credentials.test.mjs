// @ts-check
// `webauthn`: parameters from credentials, and what is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

import { FLOWS, MAKERS, SECRET } from './entries.mjs';
import { hasCode, NO_OBJECTS, NO_OPTIONS, NO_SIGNALS, rejection, thrownBy } from './errors.mjs';
import { ASSERTED, CREATED, USE, bytes, credentialForm, registering, signingIn, withCredentials } from './webauthn.mjs';

for (const { name, flow } of FLOWS) {
  const { webauthn } = flow;
  const { make } = MAKERS[0];
  const REGISTER = credentialForm('enroll-authenticator', ['clientData', 'attestation']);
  const SIGN_IN = credentialForm('challenge-authenticator', USE);

  test(`${name}: padded base64 goes out, of a credential and of its toJSON() alike`, () => {
    for (const credential of [CREATED, CREATED.toJSON(), JSON.parse(JSON.stringify(CREATED))])
      assert.deepEqual(webauthn.attestation(credential, REGISTER), {
        credentials: { clientData: '+/++', attestation: 'AQ==' },
      });
    for (const credential of [ASSERTED, ASSERTED.toJSON()])
      assert.deepEqual(webauthn.assertion(credential, SIGN_IN), {
        credentials: { clientData: '+/++', authenticatorData: 'AQI=', signatureData: 'Aw==' },
      });
  });

  test(`${name}: buffers of another realm, views of a part of one, and Node's Buffer are bytes too`, () => {
    const whole = bytes(9, 251, 255, 190, 9);
    for (const clientDataJSON of [
      runInNewContext('Uint8Array.from([251, 255, 190]).buffer'),
      runInNewContext('Uint8Array.from([251, 255, 190])'),
      new DataView(whole.buffer, 1, 3),
      whole.subarray(1, 4),
      Buffer.from([251, 255, 190]),
    ]) {
      const credential = { response: { clientDataJSON, attestationObject: bytes(1) } };
      assert.equal(webauthn.attestation(credential, REGISTER).credentials.clientData, '+/++');
    }
  });

  test(`${name}: optional fields go out only where the form has them`, () => {
    const form = credentialForm('enroll-authenticator', [
      'clientData',
      'attestation',
      'transports',
      'clientExtensions',
    ]);
    for (const credential of [CREATED, CREATED.toJSON()]) {
      const { transports, clientExtensions, ...others } = webauthn.attestation(credential, form).credentials;
      assert.deepEqual([transports, clientExtensions], ['["usb","nfc"]', '{"credProps":{"rk":true}}']);
      assert.deepEqual(others, { clientData: '+/++', attestation: 'AQ==' });
    }
    const handle = credentialForm('challenge-authenticator', [...USE, 'userHandle']);
    const { userHandle, ...response } = ASSERTED.response;
    assert.equal(webauthn.assertion(ASSERTED, handle).credentials.userHandle, 'BA==');
    for (const none of [undefined, null])
      assert.equal(
        webauthn.assertion({ response: { ...response, userHandle: none } }, handle).credentials.userHandle,
        '',
      );
  });

  test(`${name}: what a browser cannot tell is left out, or is empty where the form requires it`, () => {
    const bare = { response: { clientDataJSON: bytes(1), attestationObject: bytes(1) } };
    const names = ['transports', 'clientExtensions'];
    const optional = webauthn.attestation(bare, credentialForm('x', names)).credentials;
    assert.deepEqual(Object.keys(optional), ['clientData', 'attestation']);
    const required = credentialForm(
      'x',
      names.map((it) => ({ name: it, required: true })),
    );
    const { transports, clientExtensions } = webauthn.attestation(bare, required).credentials;
    assert.deepEqual([transports, clientExtensions], ['[]', '{}']);
  });

  test(`${name}: a credential of another ceremony, or one that is not base64, has ERR_IDX_WEBAUTHN`, () => {
    const other = /^webauthn: this is not the credential of this ceremony: pass what/;
    hasCode(
      thrownBy(() => webauthn.attestation(ASSERTED, REGISTER)),
      'ERR_IDX_WEBAUTHN',
      other,
    );
    hasCode(
      thrownBy(() => webauthn.assertion(CREATED, SIGN_IN)),
      'ERR_IDX_WEBAUTHN',
      other,
    );
    hasCode(
      thrownBy(() => webauthn.assertion({ response: {} }, SIGN_IN)),
      'ERR_IDX_WEBAUTHN',
      other,
    );
    const wrong = { response: { clientDataJSON: `${SECRET}!`, attestationObject: bytes(1) } };
    hasCode(
      thrownBy(() => webauthn.attestation(wrong, REGISTER)),
      'ERR_IDX_WEBAUTHN',
      /not base64/,
    );
  });

  test(`${name}: states, credentials, remediations and options that are none have a code`, async () => {
    for (const wrong of NO_OBJECTS) {
      for (const method of ['creationOptions', 'requestOptions'])
        hasCode(
          thrownBy(() => webauthn[method](wrong)),
          'ERR_IDX_CONFIG',
          new RegExp(`^${method}: the state must be`),
        );
      for (const method of ['create', 'get'])
        hasCode(
          await rejection(webauthn[method](wrong)),
          'ERR_IDX_CONFIG',
          new RegExp(`^${method}: the state must be`),
        );
      for (const method of ['attestation', 'assertion']) {
        const refused = (/** @type {any[]} */ ...given) => thrownBy(() => webauthn[method](...given));
        hasCode(refused(wrong, SIGN_IN), 'ERR_IDX_CONFIG', new RegExp(`^${method}: the credential must be`));
        hasCode(
          refused({ response: wrong }, SIGN_IN),
          'ERR_IDX_CONFIG',
          /the credential's `response` must be an object/,
        );
        hasCode(refused(ASSERTED, wrong), 'ERR_IDX_CONFIG', new RegExp(`^${method}: the remediation must be`));
      }
    }
    for (const wrong of NO_OPTIONS) {
      hasCode(
        thrownBy(() => webauthn.requestOptions(make(signingIn()), wrong)),
        'ERR_IDX_CONFIG',
        /the options must be/,
      );
      hasCode(
        await rejection(webauthn.create(make(registering()), wrong)),
        'ERR_IDX_CONFIG',
        /^create: the options must be/,
      );
      hasCode(await rejection(webauthn.get(make(signingIn()), wrong)), 'ERR_IDX_CONFIG', /^get: the options must be/);
    }
    for (const signal of NO_SIGNALS)
      hasCode(
        await rejection(webauthn.get(make(signingIn()), { signal })),
        'ERR_IDX_CONFIG',
        /`signal` must be an AbortSignal/,
      );
  });

  test(`${name}: without navigator.credentials, create and get reject with ERR_IDX_NO_CREDENTIALS`, async () => {
    for (const credentials of [undefined, null, {}, { create: SECRET, get: SECRET }])
      await withCredentials(credentials, async () => {
        for (const [method, state] of [
          ['create', make(registering())],
          ['get', make(signingIn())],
        ])
          hasCode(
            await rejection(webauthn[method](state)),
            'ERR_IDX_NO_CREDENTIALS',
            new RegExp(`^webauthn: there is no .navigator.credentials.${method}.: use a browser`),
          );
      });
  });

  test(`${name}: create and get reject with the very value that navigator.credentials rejects with`, async () => {
    const denied = new DOMException('The user said no', 'NotAllowedError');
    const refuse = () => Promise.reject(denied);
    await withCredentials({ create: refuse, get: refuse }, async () => {
      assert.equal(await rejection(webauthn.create(make(registering()))), denied);
      assert.equal(await rejection(webauthn.get(make(signingIn()))), denied);
    });
    const none = async () => null;
    await withCredentials({ create: none, get: none }, async () =>
      hasCode(await rejection(webauthn.get(make(signingIn()))), 'ERR_IDX_WEBAUTHN', /^webauthn: the browser/),
    );
  });
}
