/** Optional authenticators to set up. */
import assert from 'node:assert/strict';

const SELECT = 'select-authenticator-enroll';
const ENID = 'enrollment@example.com';

/** Signs in up to the list of authenticators. @param {import('../person.mjs').Person} person */
export async function offered(person) {
  await person.begin();
  await person.identify(ENID);
  await person.password('Set-Up-All-17');
  await person.at(SELECT);
  await person.at('skip');
}

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const enroll = {
  'nothing is chosen, all is skipped': {
    client: 'enroll-client',
    both: true,
    async walk(person) {
      await offered(person);
      assert.equal(await person.option('Password').count(), 0, 'what she has is not offered');
      assert.equal(await person.option('Security Key').count(), 1);
      await person.submit('skip');
      await person.signedIn('Enid Enrollment');
    },
  },
  'a telephone, its number given with the choice': {
    client: 'enroll-client',
    refused: true,
    async walk(person, org) {
      const number = '+1 555-010-0123';
      await offered(person);
      await person.choose('Phone');
      await person.choose('Voice call');
      await person.fill('Phone number', 'none');
      await person.submit(SELECT);
      await person.says('Invalid Phone Number.');
      await person.choose('Phone');
      await person.choose('Voice call');
      await person.fill('Phone number', number);
      await person.submit(SELECT);
      await person.at('enroll-authenticator');
      assert.equal((await org.mail(number)).channel, 'voice');
      await person.answer('enroll-authenticator', { 'Enter code': 'wrong' });
      await person.fieldSays('Enter code', 'Invalid code. Try again.');
      await person.answer('enroll-authenticator', { 'Enter code': await org.code(number) });
      await person.at('skip');
      await person.submit('skip');
      await person.signedIn('Enid Enrollment');
    },
  },
  'a telephone, its number asked for afterwards': {
    client: 'enroll-client',
    async walk(person, org) {
      const number = '+1 555-010-0124';
      await offered(person);
      await person.choose('Phone');
      await person.submit(SELECT);
      await person.at('authenticator-enrollment-data');
      const form = person.form('authenticator-enrollment-data');
      await form.getByRole('radio', { name: 'SMS' }).check();
      await form.getByLabel('Phone number').fill(number);
      await person.submit('authenticator-enrollment-data');
      await person.answer('enroll-authenticator', { 'Enter code': await org.code(number) });
      await person.at('skip');
      await person.submit('skip');
      await person.signedIn('Enid Enrollment');
    },
  },
  'another one is chosen while one is set up': {
    client: 'enroll-client',
    async walk(person) {
      await offered(person);
      await person.choose('Google Authenticator');
      await person.submit(SELECT);
      await person.at('enroll-authenticator');
      await person.unfold(SELECT);
      await person.choose('Okta Verify');
      await person.submit(SELECT);
      await person.at('enroll-poll');
    },
  },
};
