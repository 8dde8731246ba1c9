/** Identifier first, identifier with password, and the errors of both. */
import assert from 'node:assert/strict';

const ADA = 'ada@example.com';
const FERGUS = 'one-form@example.com';
const RIGHT = 'Correct-Horse-9';
const WRONG = 'Not-The-One-1';

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const password = {
  'identifier first, then the password': {
    both: true,
    async walk(person) {
      await person.begin();
      await person.identify(ADA);
      await person.password(RIGHT);
      await person.signedIn('Ada Lovelace');
    },
  },
  'identifier and password in one form': {
    client: 'password-client',
    async walk(person) {
      await person.begin();
      await person.answer('identify', { Username: FERGUS, Password: 'One-Form-15' });
      await person.signedIn('Fergus Form');
    },
  },
  'an empty form is not sent': {
    async walk(person) {
      await person.begin();
      await person.at('identify');
      const sent = [];
      // The page also asks each second what was received.
      person.page.on('request', (request) => /__(inbox|device)/.test(request.url()) || sent.push(request.url()));
      await person.submit('identify');
      assert.equal(await person.field('Username').getAttribute('aria-invalid'), 'true');
      assert.deepEqual(sent, []);
      await person.identify(ADA);
      await person.at('challenge-authenticator');
    },
  },
  'a wrong one is told, and corrected': {
    both: true,
    refused: true,
    async walk(person) {
      await person.begin();
      await person.identify(ADA);
      await person.password(WRONG);
      await person.says('Password is incorrect');
      await person.password(RIGHT);
      await person.signedIn('Ada Lovelace');
    },
  },
  'five wrong ones lock the account, even to the right one': {
    refused: true,
    async walk(person) {
      await person.begin();
      await person.identify(ADA);
      for (let time = 1; time < 5; time += 1) {
        await person.password(WRONG);
        await person.says('Password is incorrect');
      }
      await person.password(WRONG);
      await person.says(/suspended for your account due to too many failed attempts/);
      await person.password(RIGHT);
      await person.says(/suspended for your account/);
    },
  },
  'five wrong ones beside the identifier lock the account': {
    client: 'password-client',
    refused: true,
    async walk(person) {
      await person.begin();
      for (let time = 1; time < 5; time += 1) {
        await person.answer('identify', { Username: FERGUS, Password: WRONG });
        await person.says('Authentication failed');
      }
      await person.answer('identify', { Username: FERGUS, Password: WRONG });
      await person.says('Your account is locked.');
      await person.answer('identify', { Username: FERGUS, Password: 'One-Form-15' });
      await person.says('Your account is locked.');
    },
  },
  'a locked account stays locked': {
    refused: true,
    async walk(person) {
      await person.begin();
      await person.identify('locked@example.com');
      await person.password('Locked-Away-1');
      await person.says(/suspended for your account/);
    },
  },
  'an unknown user is told no more than that it failed': {
    both: true,
    refused: true,
    async walk(person) {
      await person.begin();
      await person.identify('nobody@example.com');
      await person.says('Authentication failed');
      await person.identify(ADA);
      await person.password(RIGHT);
      await person.signedIn('Ada Lovelace');
    },
  },
  'somebody whom the application is not assigned to': {
    refused: true,
    async walk(person) {
      await person.begin();
      await person.identify('outsider@example.com');
      await person.ended('User is not assigned to this application.');
    },
  },
};
