/** Security keys: the browser's WebAuthn ceremony, with a virtual authenticator of the DevTools. */
import assert from 'node:assert/strict';
import { offered } from './enroll.mjs';

const SELECT = 'select-authenticator-enroll';
const LAUNCH = 'launch-passkeys-authenticator';
const REGISTER = 'Register a security key or passkey';
const USE = 'Use a security key or passkey';

/** @param {import('../person.mjs').Person} person */
async function plugIn(person) {
  const devtools = await person.page.context().newCDPSession(person.page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  return { send: (method, params = {}) => devtools.send(`WebAuthn.${method}`, { authenticatorId, ...params }) };
}

/**
 * Offers passkeys at the field for the identifier, as a browser with a window does. `globalThis.passkeys` has each offer;
 * choosing one asks the virtual authenticator.
 * @param {import('../person.mjs').Person} person
 */
const offersPasskeys = (person) =>
  person.page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => true;
    const { credentials } = navigator;
    const get = credentials.get.bind(credentials);
    globalThis.passkeys = [];
    credentials.get = ({ mediation, ...options }) =>
      mediation === 'conditional'
        ? new Promise((resolve, reject) => {
            const offer = { state: 'open', choose: () => resolve(get(options)) };
            globalThis.passkeys.push(offer);
            options.signal.addEventListener('abort', () => {
              offer.state = 'aborted';
              reject(options.signal.reason);
            });
          })
        : get(options);
  });

/** Waits for offers in these states. @param {import('../person.mjs').Person} person @param {string[]} states */
const offers = (person, ...states) =>
  person.page.waitForFunction(
    (expected) => globalThis.passkeys.map(({ state }) => state).join() === expected,
    states.join(),
  );

/** @param {import('../person.mjs').Person} person */
async function registering(person) {
  await offered(person);
  await person.choose('Security Key');
  await person.submit(SELECT);
  await person.at('enroll-authenticator');
}

/** Registers a key, then signs in up to the step that asks for it. @param {import('../person.mjs').Person} person */
async function registered(person) {
  await registering(person);
  await person.press(REGISTER);
  await person.left('enroll-authenticator');
  await person.at('skip');
  await person.submit('skip');
  await person.signedIn('Enid Enrollment');
  await person.open('choice-client');
  await person.begin();
  await person.identify('enrollment@example.com');
  await person.at('select-authenticator-authenticate');
  await person.choose('Security Key');
  await person.submit('select-authenticator-authenticate');
  await person.at('challenge-authenticator');
}

/**
 * Acts as if the user cancelled the browser's dialog, which a headless browser does not show.
 * @param {import('../person.mjs').Person} person
 */
const cancelDialog = (person) =>
  person.page.evaluate(() => {
    const { credentials } = navigator;
    credentials.get = async () => {
      delete credentials.get;
      throw new DOMException('The operation either timed out or was not allowed.', 'NotAllowedError');
    };
  });

const refusal = (person) =>
  person.stage
    .getByRole('status')
    .getByText(/^No answer came from a security key/)
    .waitFor();

/** Sets up a passkey after the password, and begins another sign-in. @param {import('../person.mjs').Person} person */
async function setUp(person) {
  await person.begin();
  await person.identify('passkey@example.com');
  await person.password('Pass-Key-14');
  await person.at(SELECT);
  await person.choose('Security Key');
  await person.submit(SELECT);
  await person.at('enroll-authenticator');
  await person.press(REGISTER);
  await person.signedIn('Pascal Passkey');
  await person.open('passkey-client');
  await person.begin();
}

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const webauthn = {
  'a key is registered, and signs in': {
    client: 'enroll-client',
    both: true,
    async walk(person) {
      await plugIn(person);
      await registered(person);
      await person.press(USE);
      await person.signedIn('Enid Enrollment');
    },
  },
  'a passkey is set up, and signs in alone': {
    client: 'passkey-client',
    async walk(person) {
      await plugIn(person);
      await setUp(person);
      await person.at(LAUNCH);
      const sent = person.page.waitForRequest(/\/webauthn-autofillui$/);
      await person.press(USE);
      const { credentials } = (await sent).postDataJSON();
      for (const [name, text] of Object.entries(credentials))
        assert.match(text, /^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/, `${name} is padded base64`);
      await person.signedIn('Pascal Passkey');
    },
  },
  'a passkey is chosen at the field for the identifier': {
    client: 'passkey-client',
    both: true,
    async walk(person) {
      await offersPasskeys(person);
      await plugIn(person);
      await person.open('passkey-client');
      await setUp(person);
      await person.at('identify');
      assert.equal(await person.field('Username').getAttribute('autocomplete'), 'username webauthn');
      assert.equal(await person.form('challenge-webauthn-autofillui-authenticator').count(), 0, 'it is not a form');
      await offers(person, 'open');
      await person.page.evaluate(() => globalThis.passkeys.at(-1).choose());
      await person.signedIn('Pascal Passkey');
    },
  },
  'what the browser offers ends when something else happens, and comes back': {
    client: 'passkey-client',
    refused: true,
    async walk(person) {
      await offersPasskeys(person);
      await plugIn(person);
      await person.open('passkey-client');
      await person.begin();
      await person.at(LAUNCH);
      await offers(person, 'open');
      await person.press(USE);
      await refusal(person);
      await offers(person, 'aborted', 'open');
      await person.identify('nobody@example.com');
      await person.says('Authentication failed');
      await offers(person, 'aborted', 'aborted', 'open');
      await person.identify('passkey@example.com');
      await person.at('challenge-authenticator');
      await offers(person, 'aborted', 'aborted', 'aborted');
    },
  },
  'a user who does not touch the key, then does': {
    client: 'enroll-client',
    async walk(person) {
      const key = await plugIn(person);
      await registering(person);
      await key.send('setAutomaticPresenceSimulation', { enabled: false });
      await person.press(REGISTER);
      await person.press('Stop waiting');
      await refusal(person);
      await person.look(person.page);
      await key.send('setAutomaticPresenceSimulation', { enabled: true });
      await person.press(REGISTER);
      await person.left('enroll-authenticator');
      await person.at('skip');
      await person.submit('skip');
      await person.signedIn('Enid Enrollment');
    },
  },
  'a user who refuses to sign in, then does': {
    client: 'enroll-client',
    async walk(person) {
      await plugIn(person);
      await registered(person);
      await cancelDialog(person);
      await person.press(USE);
      await refusal(person);
      await person.press(USE);
      await person.signedIn('Enid Enrollment');
    },
  },
  'a key that is not the one registered': {
    client: 'enroll-client',
    async walk(person) {
      const key = await plugIn(person);
      await registered(person);
      await key.send('clearCredentials');
      await person.press(USE);
      await refusal(person);
    },
  },
  'a forged signature is refused': {
    client: 'enroll-client',
    refused: true,
    async walk(person) {
      const key = await plugIn(person);
      await registered(person);
      await key.send('setResponseOverrideBits', { isBogusSignature: true });
      await person.press(USE);
      await person.says(/None of the WebAuthn authenticators/);
      await key.send('setResponseOverrideBits', { isBogusSignature: false });
      await person.press(USE);
      await person.signedIn('Enid Enrollment');
    },
  },
};
