/** The registration of a new user. */
import assert from 'node:assert/strict';

const PROFILE = 'enroll-profile';
const MARY = 'mary@example.com';

/** @param {import('../person.mjs').Person} person @param {string} email */
async function introduces(person, email) {
  await person.answer(PROFILE, { 'First name': 'Mary', 'Last name': 'Somerville', Email: email });
}

/** @param {import('../person.mjs').Person} person */
async function begins(person) {
  await person.begin();
  await person.at('identify');
  await person.submit('select-enroll-profile');
  await person.at(PROFILE);
}

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const register = {
  'each field says what is wrong with it': {
    refused: true,
    async walk(person) {
      await begins(person);
      await person.submit(PROFILE);
      for (const label of ['First name', 'Last name', 'Email']) {
        assert.equal(await person.field(label).getAttribute('aria-invalid'), 'true', label);
      }
      await introduces(person, 'no-address');
      await person.fieldSays('Email', "'Email' must be in the form of an email address");
      assert.equal(await person.field('First name').inputValue(), 'Mary', 'what was right is kept');
      await introduces(person, 'ada@example.com');
      await person.fieldSays('Email', 'A user with this Email already exists');
    },
  },
  'a password, an address, and the rest is skipped': {
    both: true,
    refused: true,
    async walk(person, org) {
      await begins(person);
      await introduces(person, MARY);
      await person.at('enroll-authenticator');
      await person.stage.getByRole('list', { name: 'Password rules' }).waitFor();
      await person.answer('enroll-authenticator', { 'Enter password': 'Password1' });
      await person.fieldSays('Enter password', 'This password was found in a list of commonly used passwords.');
      await person.answer('enroll-authenticator', { 'Enter password': 'Celestial-Mechanism-1' });
      await person.at('select-authenticator-enroll');
      await person.choose('Email');
      await person.submit('select-authenticator-enroll');
      await person.answer('enroll-authenticator', { 'Enter code': await org.code(MARY) });
      await person.at('skip');
      await person.submit('skip');
      await person.signedIn('Mary Somerville');
      await person.again();
      await person.identify(MARY);
      await person.password('Celestial-Mechanism-1');
      await person.signedIn('Mary Somerville');
    },
  },
  'and back to signing in': {
    async walk(person) {
      await begins(person);
      await person.submit('select-identify');
      await person.identify('ada@example.com');
      await person.password('Correct-Horse-9');
      await person.signedIn('Ada Lovelace');
    },
  },
  'closed to everybody': {
    client: 'closed-client',
    refused: true,
    async walk(person) {
      await person.begin();
      await person.at('identify');
      await person.submit('select-enroll-profile');
      await person.ended('Registration is currently unavailable.');
    },
  },
};
