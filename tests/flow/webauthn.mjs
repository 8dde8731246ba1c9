// @ts-check
// Responses with WebAuthn challenges, credentials, and a browser that has them.
import { SECRET } from './entries.mjs';
import { form, response } from './org.mjs';
import { withNavigator } from './page.mjs';

export const bytes = (/** @type {number[]} */ ...given) => Uint8Array.from(given);

/** A form with these fields of `credentials`. @param {string} name @param {any[]} names */
export const credentialForm = (name, names, relatesTo = 'currentAuthenticator') =>
  form(name, {
    relatesTo: [`$.${relatesTo}`],
    value: [{ name: 'credentials', type: 'object', form: { value: names.map((it) => (it.name ? it : { name: it })) } }],
  });

export const authenticator = (/** @type {object} */ contextualData) => ({
  currentAuthenticator: { type: 'object', value: { id: 'aut1', key: 'webauthn', contextualData } },
});

/** The user's keys: transports as a list, as a text, and none. */
export const ENROLLED = {
  authenticatorEnrollments: {
    type: 'array',
    value: [
      { key: 'webauthn', credentialId: '_-8', transports: ['usb', 'nfc'] },
      { key: 'okta_password' },
      { key: 'webauthn', credentialId: '/+8=', transports: ['ble'] },
      { key: 'webauthn', credentialId: 'AQID', profile: { transports: 'internal,hybrid' } },
      { key: 'webauthn', credentialId: 'BA' },
    ],
  },
};
export const KEYS = [
  { type: 'public-key', id: bytes(255, 239), transports: ['usb', 'nfc'] },
  { type: 'public-key', id: bytes(1, 2, 3), transports: ['internal', 'hybrid'] },
  { type: 'public-key', id: bytes(4) },
];

export const ACTIVATION = {
  challenge: '-_-_',
  rp: { name: 'Org' },
  user: { id: '00u1234567890abcdefg', name: 'ada', displayName: 'Ada' },
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  authenticatorSelection: { userVerification: 'preferred' },
  attestation: 'direct',
  extensions: { credProps: true },
  hints: ['security-key'],
  timeout: 5000,
  u2fParams: { appid: 'https://org.example' },
};
export const registering = (own = {}, names = ['clientData', 'attestation'], others = ENROLLED) =>
  response([form('skip'), credentialForm('enroll-authenticator', names)], {
    ...authenticator({ activationData: { ...ACTIVATION, ...own } }),
    ...others,
  });

export const CHALLENGE = {
  challenge: 'AQID',
  rpId: 'org.example',
  userVerification: 'required',
  extensions: { appid: 'x' },
};
export const USE = ['clientData', 'authenticatorData', 'signatureData'];
export const signingIn = (own = {}, names = USE) =>
  response([credentialForm('challenge-authenticator', names)], {
    ...authenticator({ challengeData: { ...CHALLENGE, ...own } }),
    ...ENROLLED,
  });

export const AUTOFILL = 'challenge-webauthn-autofillui-authenticator';
export const autofill = (name = AUTOFILL) =>
  response([form('identify'), credentialForm(name, [...USE, 'userHandle'], 'webauthnAutofillUIChallenge')], {
    webauthnAutofillUIChallenge: { type: 'object', value: { challengeData: CHALLENGE } },
    ...ENROLLED,
  });

/** A credential as a browser makes it, with what its `toJSON()` returns. @param {object} response @param {object} json */
export const credentialOf = (response, json, transports = ['usb', 'nfc']) => ({
  id: SECRET,
  type: 'public-key',
  response: { ...response, getTransports: () => transports },
  getClientExtensionResults: () => ({ credProps: { rk: true } }),
  toJSON: () => ({
    id: SECRET,
    type: 'public-key',
    response: { ...json, transports },
    clientExtensionResults: { credProps: { rk: true } },
  }),
});
export const CREATED = credentialOf(
  { clientDataJSON: bytes(251, 255, 190).buffer, attestationObject: bytes(1).buffer },
  { clientDataJSON: '-_--', attestationObject: 'AQ' },
);
export const ASSERTED = credentialOf(
  {
    clientDataJSON: bytes(251, 255, 190).buffer,
    authenticatorData: bytes(1, 2).buffer,
    signature: bytes(3).buffer,
    userHandle: bytes(4).buffer,
  },
  { clientDataJSON: '-_--', authenticatorData: 'AQI', signature: 'Aw', userHandle: 'BA' },
);

/** Does something where there is `navigator.credentials`. @param {any} credentials @param {() => Promise<void>} work */
export const withCredentials = (credentials, work) => withNavigator({ credentials }, work);
