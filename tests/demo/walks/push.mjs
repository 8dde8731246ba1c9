/** A push notification on a device, and the number that the page shows. */
import assert from 'node:assert/strict';
import { offered } from './enroll.mjs';

const SELECT = 'select-authenticator-authenticate';
const PETRA = 'push@example.com';

/** Taps a button of the notification. @param {import('../person.mjs').Person} person @param {string} answer */
const tap = (person, answer) =>
  person.elsewhere('/__device', (tab) => tab.getByRole('button', { name: answer, exact: true }).click());
const NO = 'No, it is not me';

/** @param {import('../person.mjs').Person} person @returns {Promise<string>} the number on the page */
async function waiting(person) {
  await person.at('challenge-poll');
  return (await person.stage.locator('.number').innerText()).trim();
}

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const push = {
  'the number is tapped, and the page goes on': {
    both: true,
    async walk(person, org) {
      await person.begin();
      await person.identify(PETRA);
      const number = await waiting(person);
      const [prompt] = await org.prompts(PETRA);
      assert.ok(prompt.numbers.includes(number), 'one of those on the device');
      await tap(person, number);
      await person.signedIn('Petra Push');
    },
  },
  'it is declined, sent again, and approved': {
    refused: true,
    async walk(person) {
      await person.begin();
      await person.identify(PETRA);
      await waiting(person);
      await tap(person, NO);
      await person.says('You have chosen to reject this login.');
      await person.at('resend');
      await person.submit('resend');
      await tap(person, await waiting(person));
      await person.signedIn('Petra Push');
    },
  },
  'a wrong number is a no': {
    refused: true,
    async walk(person, org) {
      await person.begin();
      await person.identify(PETRA);
      const number = await waiting(person);
      const [{ numbers }] = await org.prompts(PETRA);
      await tap(
        person,
        numbers.find((other) => other !== number),
      );
      await person.says('You have chosen to reject this login.');
    },
  },
  'polling can be paused': {
    async walk(person) {
      await person.begin();
      await person.identify(PETRA);
      await waiting(person);
      await person.press('Pause');
      const polls = [];
      person.page.on('request', (request) => request.url().endsWith('/poll') && polls.push(request.url()));
      await person.page.waitForTimeout(2500);
      assert.deepEqual(polls, []);
      await person.press('Resume');
      await tap(person, await person.stage.locator('.number').innerText());
      await person.signedIn('Petra Push');
    },
  },
  'a page in the background does not poll': {
    async walk(person) {
      const show = (hidden) =>
        person.page.evaluate((isHidden) => {
          Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }, hidden);
      await person.begin();
      await person.identify(PETRA);
      const number = await waiting(person);
      await show(true);
      await tap(person, number);
      await person.page.waitForTimeout(2500);
      await waiting(person);
      await show(false);
      await person.signedIn('Petra Push');
    },
  },
  'the poll ends when another authenticator is chosen': {
    async walk(person) {
      await person.begin();
      await person.identify('every@example.com');
      await person.at(SELECT);
      await person.choose('Okta Verify');
      await person.submit(SELECT);
      await waiting(person);
      await person.unfold(SELECT);
      await person.choose('Password');
      await person.submit(SELECT);
      await person.at('challenge-authenticator');
      const polls = [];
      person.page.on('request', (request) => request.url().endsWith('/poll') && polls.push(request.url()));
      await person.page.waitForTimeout(2500);
      assert.deepEqual(polls, []);
      await person.password('Every-Factor-8');
      await person.signedIn('Evelyn Every');
    },
  },
  'a connection that drops is waited out': {
    expects: [/net::ERR_FAILED/],
    async walk(person) {
      await person.begin();
      await person.identify(PETRA);
      const number = await waiting(person);
      const dropped = person.page.waitForEvent('requestfailed');
      await person.page.route('**/poll', (route) => route.abort(), { times: 1 });
      await dropped;
      await tap(person, number);
      await person.signedIn('Petra Push');
    },
  },
  'a device is set up': {
    client: 'enroll-client',
    refused: true,
    async walk(person) {
      await offered(person);
      await person.choose('Okta Verify');
      await person.submit('select-authenticator-enroll');
      await person.at('enroll-poll');
      await person.stage.getByRole('img', { name: /QR code/ }).waitFor();
      await tap(person, 'Set up');
      await person.left('enroll-poll');
      await person.at('skip');
      await person.submit('skip');
      await person.signedIn('Enid Enrollment');
    },
  },
  'a device that says no': {
    client: 'enroll-client',
    refused: true,
    async walk(person) {
      await offered(person);
      await person.choose('Okta Verify');
      await person.submit('select-authenticator-enroll');
      await person.at('enroll-poll');
      await tap(person, NO);
      await person.says('Unable to enroll authenticator. Try again.');
      await person.at('skip');
      await person.submit('skip');
      await person.signedIn('Enid Enrollment');
    },
  },
};
