/** Authenticators that sign a user in alone. */
import assert from 'node:assert/strict';

/** @param {import('../person.mjs').Person} person */
const linkTo = async ({ org, scenario }) => (await org.mail(scenario.user.identifier)).link;

/** @type {Record<string, Record<string, import('../walk.mjs').Walk>>} */
export const authenticators = {
  email: {
    'the code is entered': {
      async walk(person) {
        await person.identify();
        await person.emailCode();
        await person.signedIn();
      },
    },
    'the link is opened, and the page goes on': {
      async walk(person) {
        await person.identify();
        await person.at('Verify with your email');
        await person.elsewhere(await linkTo(person), (tab) => tab.getByText('return to the original tab').waitFor());
        await person.signedIn();
      },
    },
  },
  'magic-link': {
    'the link is opened in the same browser, which goes on': {
      async walk(person) {
        await person.identify();
        await person.at('Verify with your email');
        await person.page.goto(await linkTo(person));
        await person.signedIn();
      },
    },
    'the code is entered': {
      async walk(person) {
        await person.identify();
        await person.emailCode();
        await person.signedIn();
      },
    },
  },
  phone: {
    'a code by SMS': {
      async walk(person) {
        await person.identify();
        await person.at('Verify with your phone');
        await person.press('Receive a code via SMS');
        await person.phoneCode('sms');
        await person.signedIn();
      },
    },
    'a code by a call': {
      async walk(person) {
        await person.identify();
        await person.at('Verify with your phone');
        await person.press('Receive a voice call instead');
        await person.phoneCode('voice');
        await person.signedIn();
      },
    },
  },
  totp: {
    'the code of the device': {
      async walk(person) {
        await person.identify();
        await person.at('Verify with Google Authenticator');
        await person.type('Enter code', await person.deviceCode());
        await person.press('Verify');
        await person.signedIn();
      },
    },
  },
  'security-question': {
    'the answer': {
      async walk(person) {
        await person.identify();
        await person.answerQuestion();
        await person.signedIn();
      },
    },
  },
  push: {
    'the number is tapped, and the page goes on': {
      async walk(person, org) {
        await person.identify();
        await person.at('Push notification sent');
        const number = await person.widget.locator('.phone--number, .number-challenge').first().innerText();
        const [prompt] = await org.prompts(person.scenario.user.identifier);
        assert.ok(prompt.numbers.includes(number.trim()), 'one of those on the device');
        await person.tap(number.trim());
        await person.signedIn();
      },
    },
    'a wrong number is refused': {
      refused: true,
      async walk(person) {
        await person.identify();
        await person.at('Push notification sent');
        await person.tap('No, it is not me');
        await person.warns('You have chosen to reject this login.');
      },
    },
  },
};
