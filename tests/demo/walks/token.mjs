/** Sign-ins that start with an activation token or a recovery token. */
const FIRST = 'Enchantress-Of-1';

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const token = {
  'an activation token: the first password, then the list': {
    query: { activationToken: 'activate-stella' },
    both: true,
    refused: true,
    async walk(person) {
      await person.begin();
      await person.at('select-authenticator-enroll');
      await person.choose('Password');
      await person.submit('select-authenticator-enroll');
      await person.answer('enroll-authenticator', { 'Enter password': 'weak' });
      await person.fieldSays('Enter password', 'Password requirements were not met.');
      await person.answer('enroll-authenticator', { 'Enter password': FIRST });
      await person.at('skip');
      await person.submit('skip');
      await person.signedIn('Stella Staged');
    },
  },
  'an account that is not activated cannot sign in': {
    refused: true,
    async walk(person) {
      await person.begin();
      await person.identify('staged@example.com');
      await person.says('Authentication failed');
    },
  },
  'an activation token that has expired is asked for again': {
    query: { activationToken: 'activate-leo' },
    async walk(person, org) {
      await person.begin();
      await person.says('Your account activation link is no longer valid. Request a new activation email below.');
      await person.at('request-activation-email');
      await person.submit('request-activation-email');
      await person.done(/New activation link requested\./);
      await person.open('demo-client', { activationToken: await org.code('late@example.com') });
      await person.begin();
      await person.at('select-authenticator-enroll');
      await person.choose('Password');
      await person.submit('select-authenticator-enroll');
      await person.answer('enroll-authenticator', { 'Enter password': FIRST });
      await person.at('skip');
      await person.submit('skip');
      await person.signedIn('Leo Late');
    },
  },
  'an activation token of nobody': {
    query: { activationToken: 'activate-nobody' },
    refused: true,
    async walk(person) {
      await person.begin();
      await person.ended(/Your account activation link is no longer valid\. Contact your administrator/);
    },
  },
  'a recovery token goes straight to the new password': {
    query: { recoveryToken: 'recover-fay' },
    async walk(person) {
      await person.begin();
      await person.answer('reset-authenticator', { 'New password': FIRST });
      await person.signedIn('Fay Forgetful');
    },
  },
  'a recovery token of nobody': {
    query: { recoveryToken: 'recover-nobody' },
    refused: true,
    async walk(person) {
      await person.begin();
      await person.ended('Your reset password token is no longer valid.');
    },
  },
};
