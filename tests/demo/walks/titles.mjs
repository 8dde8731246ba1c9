/** What people read: a heading for each kind of flow, titles and verbs, and the names of the IDX API beside them. */
import assert from 'node:assert/strict';

/** @param {import('../person.mjs').Person} person */
const heading = ({ page }) => page.getByRole('heading', { level: 1 }).innerText();

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const titles = {
  'what a screen reader reads at a password': {
    async walk(person) {
      await person.begin();
      await person.identify('every@example.com');
      await person.at('select-authenticator-authenticate');
      await person.choose('Password');
      await person.submit('select-authenticator-authenticate');
      await person.at('challenge-authenticator');
      assert.equal(
        await person.page.locator('section.form').ariaSnapshot(),
        `- region "Sign in":
  - heading "Sign in" [level=1]
  - alert
  - paragraph:
    - strong: every@example.com
    - text: · Demo page
  - form "Enter your password":
    - heading "Enter your password" [level=2]
    - code: challenge-authenticator
    - paragraph: Password
    - text: Password
    - textbox "Password"
    - button "Show Password": Show
    - button "Verify"
  - group:
    - text: Verify in another way
    - code: select-authenticator-authenticate
  - group "Other actions":
    - button "Forgot your password?"
    - code: currentAuthenticatorEnrollment-recover
    - button "Cancel"
    - code: cancel`,
      );
    },
  },
  'the heading names the kind of flow': {
    client: 'password-client',
    async walk(person) {
      assert.equal(await heading(person), 'Sign in');
      await person.begin();
      await person.at('identify');
      assert.equal(await heading(person), 'Sign in');
      await person.act('currentAuthenticator-recover');
      await person.at('identify-recovery');
      assert.equal(await heading(person), 'Reset your password');
      await person.page.reload();
      await person.at('identify-recovery');
      assert.equal(await heading(person), 'Reset your password');
      await person.act('cancel');
      assert.equal(await heading(person), 'Sign in');
      assert.equal(await person.page.title(), 'Sign in – okta-idx-wasm demo');
    },
  },
  'signing up and unlocking have their own': {
    client: 'unlock-client',
    async walk(person) {
      await person.begin();
      await person.at('identify');
      await person.submit('unlock-account');
      await person.field('Username').waitFor();
      assert.equal(await heading(person), 'Unlock your account');
      assert.equal(await person.stage.getByRole('button', { name: 'Continue', exact: true }).count(), 1);
      await person.submit('select-identify');
      await person.at('identify');
      assert.equal(await heading(person), 'Sign in');
      await person.submit('select-enroll-profile');
      await person.at('enroll-profile');
      assert.equal(await heading(person), 'Sign up');
      await person.stage.getByRole('button', { name: 'Sign up', exact: true }).waitFor();
    },
  },
};
