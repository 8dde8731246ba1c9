/** The reset of the org, and what the picker says of the users' accounts. */
import assert from 'node:assert/strict';

const UNLOCK = 'select-authenticator-unlock-account';
const LOCKED = 'locked@example.com';
const ENROLL = 'select-authenticator-enroll';
const NEW = 'Fresh-Start-1';
const OUT_OF_DATE = /Your account activation link is no longer valid\. Contact your administrator/;

/** @typedef {import('../person.mjs').Person} Person */

/** @param {Person} person */
const button = (person) => person.page.getByRole('button', { name: 'Reset the org', exact: true });

/** @param {Person} person */
async function resets(person) {
  await button(person).click();
  await person.says('The org is in its first state again.', 'success');
  await person.stage.getByRole('heading', { name: 'Ready when you are' }).waitFor();
}

/** Waits until the picker says this of the user. @param {Person} person @param {RegExp} text */
const told = (person, text) => person.page.locator('#picker .as').filter({ hasText: text }).waitFor();

/** @param {Person} person */
async function unlocks(person, org) {
  await told(person, /account\s*locked/);
  await person.begin();
  await person.at('identify');
  await person.submit('unlock-account');
  await person.answer('unlock-account', { Username: LOCKED });
  await person.at(UNLOCK);
  await person.choose('Email');
  await person.submit(UNLOCK);
  await person.enterCode(await org.code(LOCKED));
  await person.done('You can log in using your existing username and password');
  await told(person, /^(?!.*account)/s);
}

/** @param {Person} person */
async function activates(person) {
  await told(person, /account\s*not activated/);
  await person.begin();
  await person.at(ENROLL);
  await person.choose('Password');
  await person.submit(ENROLL);
  await person.answer('enroll-authenticator', { 'Enter password': NEW });
  await person.at('skip');
  await person.submit('skip');
  await person.signedIn('Stella Staged');
}

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const reset = {
  'an account is unlocked, and again after a reset': {
    both: true,
    async walk(person, org) {
      await person.pick('unlock');
      await unlocks(person, org);
      await resets(person);
      assert.deepEqual(await org.mails(LOCKED), []);
      await unlocks(person, org);
    },
  },
  'an account is activated once, and again after a reset': {
    refused: true,
    async walk(person) {
      await person.pick('activation');
      await activates(person);
      await told(person, new RegExp(`password\\s*${NEW}`));
      await person.again();
      await person.ended(OUT_OF_DATE);
      await resets(person);
      await activates(person);
    },
  },
  'a new password is shown, and filled in, until the reset': {
    async walk(person, org) {
      const fillsIn = () => person.page.getByRole('button', { name: 'Fill in' }).click();
      await person.pick('recovery');
      await told(person, /password\s*Forgotten-Word-18/);
      await person.begin();
      await person.at('identify');
      await person.act('currentAuthenticator-recover');
      await person.answer('identify-recovery', { Username: 'recovery@example.com' });
      await person.enterCode(await org.code('recovery@example.com'));
      await person.answer('reset-authenticator', { 'New password': NEW });
      await person.signedIn('Rory Recovery');
      await told(person, new RegExp(`password\\s*${NEW}`));
      await person.again();
      await person.at('identify');
      await fillsIn();
      await person.submit('identify');
      await person.signedIn('Rory Recovery');
      await resets(person);
      await told(person, /password\s*Forgotten-Word-18/);
      await person.begin();
      await person.at('identify');
      await fillsIn();
      await person.submit('identify');
      await person.signedIn('Rory Recovery');
    },
  },
  'an account that is locked in one flow is not locked in another': {
    refused: true,
    async walk(person) {
      await person.pick('identifier-first');
      await person.begin();
      await person.identify('ada@example.com');
      for (let time = 1; time < 5; time += 1) {
        await person.password('Not-The-One-1');
        await person.says('Password is incorrect');
      }
      await person.password('Not-The-One-1');
      await person.says(/suspended for your account/);
      await told(person, /account\s*locked/);
      await person.pick('recovery');
      await person.begin();
      await person.answer('identify', { Username: 'recovery@example.com', Password: 'Forgotten-Word-18' });
      await person.signedIn('Rory Recovery');
    },
  },
  'while the page polls, by keyboard': {
    async walk(person, org) {
      await person.pick('push');
      await person.begin();
      await person.identify('push@example.com');
      await person.at('challenge-poll');
      assert.equal((await org.prompts('push@example.com')).length, 1);
      await button(person).focus();
      await person.page.keyboard.press('Enter');
      await person.says('The org is in its first state again.', 'success');
      assert.deepEqual(await org.prompts('push@example.com'), []);
      assert.equal(await person.page.evaluate(() => document.activeElement?.id), 'reset-org', 'the focus stays');
      assert.equal(await person.page.evaluate(() => sessionStorage.getItem('idx-demo.transaction')), null);
      await person.begin();
      await person.at('identify');
    },
  },
  'a reset that fails is said, and tried again': {
    expects: [/net::ERR_FAILED/, /status of 503/],
    async walk(person, org) {
      const address = `${org.origin}/__reset`;
      await person.begin();
      await person.at('identify');
      await person.page.route(address, (route) => route.abort());
      await button(person).click();
      await person.alert.getByText('The organisation could not be reached.').waitFor();
      await person.page.unroute(address);
      const headers = { 'access-control-allow-origin': '*' };
      await person.page.route(address, (route) => route.fulfill({ status: 503, headers }));
      await person.alert.getByRole('button', { name: 'Try again' }).click();
      await person.alert.getByText('The reset was answered with 503.').waitFor();
      await person.page.unroute(address);
      await person.at('identify');
      await person.alert.getByRole('button', { name: 'Try again' }).click();
      await person.says('The org is in its first state again.', 'success');
    },
  },
  'not at an org that does not offer it': {
    async walk(person, org) {
      await button(person).waitFor();
      await person.page.route(`${org.origin}/__scenarios.json`, async (route) => {
        const response = await route.fetch();
        const { reset: _, ...json } = await response.json();
        return route.fulfill({ response, json });
      });
      await person.page.reload();
      await person.page.getByRole('link', { name: 'Inbox', exact: true }).waitFor();
      assert.equal(await button(person).count(), 0);
    },
  },
};
