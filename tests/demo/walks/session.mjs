/** Events in any sign-in: cancellation, a reload, a timeout, and a challenge to the device. */
import assert from 'node:assert/strict';

const ADA = 'ada@example.com';
const TESS = 'two-factors@example.com';

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const session = {
  'cancel in the middle, and begin anew': {
    both: true,
    async walk(person) {
      await person.begin();
      await person.identify(ADA);
      await person.at('challenge-authenticator');
      await person.act('cancel');
      await person.stage.getByRole('heading', { name: 'Sign-in cancelled.' }).waitFor();
      await person.begin();
      await person.identify('grace@example.com');
      await person.at('select-authenticator-authenticate');
    },
  },
  'a reload comes back to the same step': {
    client: 'two-factor-client',
    async walk(person, org) {
      await person.begin();
      await person.identify(TESS);
      await person.password('Two-Factors-16');
      await person.field('Enter code').waitFor();
      const code = await org.code(TESS);
      await person.page.reload();
      await person.enterCode(code);
      await person.signedIn('Tess Twofold');
    },
  },
  'out of time': {
    org: ['--ttl', '6'],
    both: true,
    refused: true,
    async walk(person) {
      await person.begin();
      await person.identify(ADA);
      await person.at('challenge-authenticator');
      await person.page.waitForTimeout(6200);
      await person.password('Correct-Horse-9');
      await person.ended(/You have been logged out due to inactivity/);
      await person.press('Start again');
      await person.identify(ADA);
      await person.at('challenge-authenticator');
    },
  },
  'out of time while the page polls': {
    org: ['--ttl', '6'],
    async walk(person) {
      await person.begin();
      await person.identify('push@example.com');
      await person.ended('This sign-in has expired.');
      await person.press('Start again');
      await person.at('identify');
    },
  },
  'an end is an end after a reload, too': {
    refused: true,
    async walk(person) {
      await person.begin();
      await person.identify('outsider@example.com');
      await person.ended('User is not assigned to this application.');
      assert.equal(await person.page.evaluate(() => sessionStorage.getItem('idx-demo.transaction')), null);
      await person.page.reload();
      await person.begin();
      await person.at('identify');
    },
  },
  'the device is asked by a 401, and declines': {
    client: 'device-client',
    both: true,
    refused: true,
    async walk(person) {
      await person.begin();
      await person.at('device-apple-sso-extension');
      await person.submit('device-apple-sso-extension');
      await person.at('cancel-transaction');
      await person.page.locator('[data-step-up]').waitFor();
      await person.submit('cancel-transaction');
      await person.identify('step-up@example.com');
      await person.password('Ask-First-22');
      await person.signedIn('Stefan Stepup');
    },
  },
};
