/** A user unlocks their own account. */
const UNLOCK = 'select-authenticator-unlock-account';
const LOCKED = 'locked@example.com';

/** @param {import('../person.mjs').Person} person @param {string} login @param {string} by */
async function asks(person, login, by) {
  await person.answer('unlock-account', { Username: login });
  await person.at(UNLOCK);
  await person.choose(by);
  await person.submit(UNLOCK);
}

async function begins(person) {
  await person.begin();
  await person.at('identify');
  await person.submit('unlock-account');
}

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const unlock = {
  'by a code in the mail, then signed in': {
    client: 'unlock-client',
    refused: true,
    async walk(person, org) {
      await begins(person);
      await asks(person, LOCKED, 'Email');
      await person.enterCode('wrong');
      await person.fieldSays('Enter code', 'Invalid code. Try again.');
      await person.enterCode(await org.code(LOCKED));
      await person.done('You can log in using your existing username and password');
      await person.press('Go on to sign in');
      await person.identify(LOCKED);
      await person.password('Locked-Away-1');
      await person.signedIn('Locked Out');
    },
  },
  'by telephone': {
    client: 'unlock-client',
    async walk(person, org) {
      await begins(person);
      await person.answer('unlock-account', { Username: 'every@example.com' });
      await person.at(UNLOCK);
      await person.choose('Phone');
      await person.choose('SMS');
      await person.submit(UNLOCK);
      await person.enterCode(await org.code('+1 555-010-0142'));
      await person.done('You can log in using your existing username and password');
    },
  },
  'not by what the user does not have': {
    client: 'unlock-client',
    refused: true,
    async walk(person) {
      await begins(person);
      await person.answer('unlock-account', { Username: 'donald@example.com' });
      await person.says('Self Service Unlock is not allowed at this time.');
      await person.submit('select-identify');
      await person.at('identify');
    },
  },
};
