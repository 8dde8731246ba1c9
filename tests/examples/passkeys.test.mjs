// @ts-check
// Passkeys in Chromium, with a virtual authenticator. The mock org checks their signatures.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { around } from '../support/around.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { barriers, connect, disconnect, example, openExample } from './open.mjs';

/** @type {Awaited<ReturnType<typeof launchChromium>>} */
let browser;
around(
  async () => {
    browser = await launchChromium();
  },
  () => browser?.close(),
);

/**
 * Plugs in an authenticator. Resolves to what changes it.
 * @param {import('playwright-core').Page} page
 */
async function plugIn(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    /** Whether the user verifies with a finger, say. @param {boolean} isUserVerified */
    verifies: (isUserVerified) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    /** How many passkeys it has. */
    count: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  };
}

/** @param {import('playwright-core').Page} page @param {string} label @param {string} text */
async function next(page, label, text) {
  await page.getByLabel(label).fill(text);
  await page.getByRole('button', { name: 'Next' }).click();
}

test('a passkey is set up after the password, and then signs in by the button and by autofill', async (t) => {
  const { page, org, noises } = await openExample(t, browser, example('passkeys'));
  const key = await plugIn(page);
  await next(page, 'Username', 'passkey@example.com');
  await next(page, 'Password', 'wrong');
  await page.getByRole('alert').filter({ hasText: 'Password is incorrect' }).waitFor();
  assert.deepEqual(await barriers(page), []);
  await next(page, 'Password', 'Pass-Key-14');

  await page.getByRole('button', { name: 'Set up a passkey' }).click();
  await page.getByText('You are signed in.').waitFor();
  assert.equal(await key.count(), 1);

  // As in a browser that offers no passkeys at fields.
  await page.evaluate(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  await page.getByRole('button', { name: 'Start again' }).click();
  const button = page.getByRole('button', { name: 'Sign in with a passkey' });
  await Promise.all([page.waitForResponse(/\/v1\/token/), button.click()]);
  await page.getByText('You are signed in.').waitFor();

  // The browser offers the passkey at the field, and the virtual authenticator takes it.
  await Promise.all([page.waitForResponse(/\/v1\/token/), page.reload()]);
  await page.getByText('You are signed in.').waitFor();
  const paths = org.requests.map(({ path }) => path);
  assert.equal(paths.filter((path) => path.endsWith('/v1/token')).length, 3);
  assert.equal(paths.filter((path) => path.endsWith('/answer/webauthn-autofillui')).length, 2);
  assert.equal(paths.filter((path) => path.endsWith('/identify')).length, 1);
  assert.deepEqual(noises(), []);
});

test('it is told when no passkey was used, and the password is enough', async (t) => {
  const { page, org, noises } = await openExample(t, browser, example('passkeys'));
  const key = await plugIn(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('alert').filter({ hasText: 'No passkey was used' }).waitFor();
  await next(page, 'Username', 'passkey@example.com');
  await disconnect(page);
  await next(page, 'Password', 'Pass-Key-14');
  await page.getByRole('alert').filter({ hasText: 'Check your connection' }).waitFor();
  await connect(page, org);
  await next(page, 'Password', 'Pass-Key-14');
  await key.verifies(false);
  await page.getByRole('button', { name: 'Set up a passkey' }).click();
  await page.getByRole('alert').filter({ hasText: 'No passkey was used' }).waitFor();
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.getByText('You are signed in.').waitFor();
  assert.equal(await key.count(), 0);
  assert.deepEqual(noises(), []);
});

test('a flow that has expired starts again', async (t) => {
  const { page, org } = await openExample(t, browser, example('passkeys'));
  await page.getByLabel('Username').waitFor();
  org.clock.advance({ hours: 2 });
  await next(page, 'Username', 'passkey@example.com');
  await page.getByRole('alert').filter({ hasText: 'logged out due to inactivity' }).waitFor();
  await page.getByRole('button', { name: 'Start again' }).click();
  await next(page, 'Username', 'passkey@example.com');
  await page.getByLabel('Password').waitFor();
});
