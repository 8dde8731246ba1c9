/** A code or a link in an email. */
import assert from 'node:assert/strict';

const KATHERINE = 'katherine@example.com';
const MAGGIE = 'magic@example.com';

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const email = {
  'a wrong code, a second mail, and in': {
    both: true,
    refused: true,
    async walk(person, org) {
      await person.begin();
      await person.identify(KATHERINE);
      await person.at('challenge-authenticator');
      const first = await org.code(KATHERINE);
      await person.enterCode('wrong');
      await person.fieldSays('Enter code', 'Invalid code. Try again.');
      await person.act('currentAuthenticatorEnrollment-resend');
      await person.at('challenge-authenticator');
      assert.equal((await org.mails(KATHERINE)).length, 2);
      await person.enterCode(first);
      await person.fieldSays('Enter code', 'Invalid code. Try again.');
      await person.enterCode(await org.code(KATHERINE));
      await person.signedIn('Katherine Johnson');
    },
  },
  'the link is opened elsewhere while the page polls': {
    both: true,
    async walk(person) {
      await person.begin();
      await person.identify(KATHERINE);
      await person.at('challenge-authenticator');
      await person.page.getByText(/Checking again in/).waitFor();
      await person.elsewhere(`/__inbox?to=${KATHERINE}`, async (tab) => {
        await tab.getByRole('link', { name: 'Open the link' }).click();
        await tab.getByRole('heading', { name: 'Verified' }).waitFor();
      });
      await person.signedIn('Katherine Johnson');
    },
  },
  'a request that fails beside the poll does not end it': {
    expects: [/net::ERR_FAILED/],
    async walk(person) {
      await person.begin();
      await person.identify(KATHERINE);
      await person.at('challenge-authenticator');
      await person.page.route('**/challenge/answer', (route) => route.abort(), { times: 1 });
      await person.enterCode('123456');
      await person.alert.getByText('The organisation could not be reached.').first().waitFor();
      await person.elsewhere(`/__inbox?to=${KATHERINE}`, async (tab) => {
        await tab.getByRole('link', { name: 'Open the link' }).click();
      });
      await person.signedIn('Katherine Johnson');
    },
  },
  'the link brings the code back, in another browser': {
    both: true,
    async walk(person, org, place) {
      await person.pick('magic-link');
      await person.begin();
      await person.identify(MAGGIE);
      await person.at('challenge-authenticator');
      const other = await place.browser.newContext();
      const tab = await other.newPage();
      await tab.goto(org.url((await org.mail(MAGGIE)).link));
      await tab.getByRole('heading', { name: 'Enter this code where you began to sign in' }).waitFor();
      const code = await tab.locator('.number').innerText();
      assert.equal(code, await org.code(MAGGIE));
      assert.equal(new URL(tab.url()).searchParams.has('otp'), false, 'the code is no longer in the address');
      await person.look(tab);
      await other.close();
      await person.enterCode(code);
      await person.signedIn('Maggie Magic');
    },
  },
  'the link brings the code back, and the tab of the sign-in goes on': {
    both: true,
    async walk(person, org) {
      await person.pick('magic-link');
      await person.begin();
      await person.identify(MAGGIE);
      await person.at('challenge-authenticator');
      await person.elsewhere((await org.mail(MAGGIE)).link, async (tab) => {
        await tab.getByRole('heading', { name: 'Your email is verified' }).waitFor();
        await person.look(tab);
      });
      await person.signedIn('Maggie Magic');
      assert.equal(await person.page.evaluate(() => localStorage.getItem('idx-demo.linked')), null);
    },
  },
  'the link brings the code back, and its own tab goes on': {
    async walk(person, org) {
      await person.pick('magic-link');
      await person.begin();
      await person.identify(MAGGIE);
      await person.at('challenge-authenticator');
      await person.press('Pause');
      await person.elsewhere((await org.mail(MAGGIE)).link, async (tab) => {
        await tab.getByRole('button', { name: 'Go on here' }).click();
        await tab.getByRole('heading', { name: 'Signed in as Maggie Magic' }).waitFor();
      });
    },
  },
  'a link of another sign-in gives the code, and an old one is refused': {
    refused: true,
    async walk(person, org) {
      await person.pick('magic-link');
      await person.begin();
      await person.identify(MAGGIE);
      await person.at('challenge-authenticator');
      const state = await person.page.evaluate(() => JSON.parse(sessionStorage.getItem('idx-demo.transaction')).state);
      const comesBack = (query) => person.page.goto(`${org.page}/?${new URLSearchParams(query)}`);
      await comesBack({ state, otp: '000000' });
      await person.fieldSays('Enter code', 'Invalid code. Try again.');
      await comesBack({ state: 'of-another-one', otp: '123456' });
      await person.stage.getByText('123456').waitFor();
    },
  },
  'what is being typed, and what was said of it, outlive a poll': {
    refused: true,
    async walk(person, org) {
      await person.begin();
      await person.identify(KATHERINE);
      await person.enterCode('wrong');
      await person.fieldSays('Enter code', 'Invalid code. Try again.');
      const polled = person.page.waitForResponse(/\/challenge\/poll$/);
      await person.fill('Enter code', await org.code(KATHERINE));
      await polled;
      await person.idle();
      assert.equal(await person.field('Enter code').inputValue(), await org.code(KATHERINE));
      await person.stage.getByText('Invalid code. Try again.').waitFor();
      await person.submit('challenge-authenticator');
      await person.signedIn('Katherine Johnson');
    },
  },
  'the link of an earlier mail has expired': {
    async walk(person, org) {
      await person.begin();
      await person.identify(KATHERINE);
      await person.at('challenge-authenticator');
      const { link } = await org.mail(KATHERINE);
      await person.act('currentAuthenticatorEnrollment-resend');
      await person.elsewhere(link, (tab) => tab.getByRole('heading', { name: 'Link expired' }).waitFor());
      await person.at('challenge-authenticator');
    },
  },
  'so many mails and no more': {
    refused: true,
    async walk(person, org) {
      await person.begin();
      await person.identify(KATHERINE);
      await person.at('challenge-authenticator');
      for (let sent = 1; sent < 5; sent += 1) await person.act('currentAuthenticatorEnrollment-resend');
      await person.act('currentAuthenticatorEnrollment-resend');
      await person.says('Too many requests');
      assert.equal((await org.mails(KATHERINE)).length, 5);
      await person.enterCode(await org.code(KATHERINE));
      await person.signedIn('Katherine Johnson');
    },
  },
};
