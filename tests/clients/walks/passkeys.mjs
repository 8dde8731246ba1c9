/** A passkey, with a virtual authenticator of the DevTools. */

/** @param {import('../person.mjs').Person} person */
export async function plugIn({ page }) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
  };
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options });
}

/**
 * Signs in once, to set a passkey up.
 * @param {import('../person.mjs').Person} person
 */
async function setUp(person) {
  await plugIn(person);
  await person.begin();
  await person.choose('Security Key or Biometric Authenticator');
  await person.at('Set up security key or biometric authenticator');
  await person.press('Set up');
  await person.signedIn();
}

/** @type {Record<string, Record<string, import('../walk.mjs').Walk>>} */
export const passkeys = {
  passkeys: {
    'is set up, and signs in by the button': {
      async walk(person) {
        await setUp(person);
        // Headless Chromium would choose the passkey at the field before the button can be pressed.
        await person.page.addInitScript(() => {
          PublicKeyCredential.isConditionalMediationAvailable = async () => false;
        });
        await person.open();
        await person.press('Sign in with a passkey');
        await person.signedIn();
      },
    },
    'is set up, and chosen at the field for the identifier': {
      async walk(person) {
        await setUp(person);
        const sent = person.page.waitForRequest(/\/webauthn-autofillui$/);
        await person.open();
        await sent;
        await person.signedIn();
      },
    },
  },
};
