const ADA = 'ada@example.com';
const RORY = 'recovery@example.com';
const RECOVER = 'currentAuthenticatorEnrollment-recover';
const RESET = 'reset-authenticator';
const NEW = 'Fresh-Start-1';

async function signInWith(person, login, password) {
  await person.begin();
  await person.identify(login);
  await person.password(password);
}

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const recover = {
  'by a code, with a weak password first': {
    both: true,
    refused: true,
    async walk(person, org) {
      await person.begin();
      await person.identify(ADA);
      await person.at('challenge-authenticator');
      await person.act(RECOVER);
      await person.enterCode('wrong');
      await person.fieldSays('Enter code', 'Invalid code. Try again.');
      await person.enterCode(await org.code(ADA));
      await person.at(RESET);
      await person.stage.getByRole('list', { name: 'Password rules' }).waitFor();
      await person.answer(RESET, { 'New password': 'weak' });
      await person.fieldSays('New password', 'Password requirements were not met.');
      await person.tick('Sign me out of all other devices');
      await person.answer(RESET, { 'New password': NEW });
      await person.signedIn('Ada Lovelace');
      await person.again();
      await person.identify(ADA);
      await person.password('Correct-Horse-9');
      await person.says('Password is incorrect');
      await person.password(NEW);
      await person.signedIn('Ada Lovelace');
    },
  },
  'by the link in the mail': {
    async walk(person) {
      await person.begin();
      await person.identify(ADA);
      await person.at('challenge-authenticator');
      await person.act(RECOVER);
      await person.at('challenge-authenticator');
      await person.elsewhere(`/__inbox?to=${ADA}`, (tab) => tab.getByRole('link', { name: 'Open the link' }).click());
      await person.answer(RESET, { 'New password': NEW });
      await person.signedIn('Ada Lovelace');
    },
  },
  'before anybody said who it is': {
    client: 'password-client',
    async walk(person, org) {
      await person.begin();
      await person.at('identify');
      await person.act('currentAuthenticator-recover');
      await person.answer('identify-recovery', { Username: 'nobody@example.com' });
      await person.says('There is no account with the Username nobody@example.com.', 'info');
      await person.answer('identify-recovery', { Username: RORY });
      await person.enterCode(await org.code(RORY));
      await person.answer(RESET, { 'New password': NEW });
      await person.signedIn('Rory Recovery');
    },
  },
  'not for somebody without an address': {
    refused: true,
    async walk(person) {
      await person.begin();
      await person.identify('donald@example.com');
      await person.at('challenge-authenticator');
      await person.act(RECOVER);
      await person.says('Reset password is not allowed at this time.');
      await person.password('Literate-Code-4');
      await person.signedIn('Donald Knuth');
    },
  },
  'an expired password is changed, not for a weak one': {
    refused: true,
    async walk(person) {
      await signInWith(person, 'expired@example.com', 'Stale-Bread-3');
      await person.answer('reenroll-authenticator', { 'New password': 'weak' });
      await person.fieldSays('New password', 'Password requirements were not met.');
      await person.answer('reenroll-authenticator', { 'New password': 'Fresh-Bread-1' });
      await person.signedIn('Edgar Expired');
    },
  },
  'a warning is skipped': {
    async walk(person) {
      await signInWith(person, 'expiring@example.com', 'Almost-Stale-4');
      await person.says(/When your password expires/, 'info');
      await person.at('reenroll-authenticator-warning');
      await person.submit('skip');
      await person.signedIn('Elsa Expiring');
    },
  },
  'a warning is followed, not with the same password': {
    refused: true,
    async walk(person) {
      await signInWith(person, 'expiring@example.com', 'Almost-Stale-4');
      await person.answer('reenroll-authenticator-warning', { 'New password': 'Almost-Stale-4' });
      await person.fieldSays('New password', 'Your password cannot be your last one.');
      await person.answer('reenroll-authenticator-warning', { 'New password': 'Fresh-Bread-1' });
      await person.signedIn('Elsa Expiring');
    },
  },
};
