/** The inbox and the device beside the form: codes are used, and notifications answered, without leaving the page. */
import assert from 'node:assert/strict';
import { offered } from './enroll.mjs';

const KATHERINE = 'katherine@example.com';
const PETRA = 'push@example.com';
const EVELYN = 'every@example.com';
const SELECT = 'select-authenticator-authenticate';
const ENROLL = 'select-authenticator-enroll';
const NEW = 'Fresh-Start-1';

/** @typedef {import('../person.mjs').Person} Person */

/** @param {Person} person */
const panel = (person) => person.page.getByRole('region', { name: 'Inbox and device' });

/** @param {Person} person @param {string} name */
const press = (person, name) => panel(person).getByRole('button', { name, exact: true }).click();

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const received = {
  'a code of this sign-in is shown, announced, and used by one press': {
    both: true,
    async walk(person, org) {
      await person.pick('email');
      await person.begin();
      await person.identify(KATHERINE);
      await person.at('challenge-authenticator');
      await panel(person).getByText(`Email to ${KATHERINE}, just now`).waitFor();
      await press(person, 'Use code');
      await person.signedIn('Katherine Johnson');
      assert.equal(await panel(person).count(), 0, 'no step is under way');

      // The message of the sign-in before is not shown again.
      await person.again();
      await person.at('identify');
      await panel(person).getByText(`Nothing new for ${KATHERINE}.`).waitFor();
      await person.identify(KATHERINE);
      await person.at('challenge-authenticator');
      const code = await org.code(KATHERINE);
      await panel(person).getByText(code).waitFor();
      await person.page
        .locator('#received-status')
        .getByText(/^New message: /)
        .waitFor({ state: 'attached' });
      assert.equal(await person.field('Enter code').evaluate((field) => field === document.activeElement), true);
      await person.look(person.page);
      await person.page.reload();
      await panel(person).getByText(code).waitFor();
      await person.page.getByRole('tab', { name: 'Requests' }).click();
      await press(person, 'Use code');
      await person.signedIn('Katherine Johnson');
      const requests = person.page.locator('#panel-requests');
      await requests.locator('.request[data-url$="/challenge/answer"]').waitFor();
      assert.ok(!(await requests.innerText()).includes(code), 'the panels mask it');
      const urls = await requests.locator('.request').evaluateAll((all) => all.map(({ dataset }) => dataset.url));
      assert.deepEqual(
        urls.filter((url) => url.includes('/__')),
        [],
        'the inbox is no part of the record',
      );
    },
  },
  'a newer message takes the place of one, and keeps the focus': {
    async walk(person, org) {
      await person.pick('email');
      await person.begin();
      await person.identify(KATHERINE);
      await person.at('challenge-authenticator');
      const first = await org.code(KATHERINE);
      await panel(person).getByText(first).waitFor();
      await person.act('currentAuthenticatorEnrollment-resend');
      await panel(person).getByRole('button', { name: 'Use code' }).focus();
      await panel(person)
        .getByText(await org.code(KATHERINE))
        .waitFor();
      assert.equal(await panel(person).getByText(first).count(), 0);
      assert.equal(await person.page.evaluate(() => document.activeElement?.textContent), 'Use code');
      await person.page.keyboard.press('Enter');
      await person.signedIn('Katherine Johnson');
    },
  },
  'the link of a message is opened from the page': {
    async walk(person) {
      await person.pick('email');
      await person.begin();
      await person.identify(KATHERINE);
      await person.at('challenge-authenticator');
      const opened = person.page.context().waitForEvent('page');
      await panel(person).getByRole('link', { name: 'Open the link' }).click();
      await (await opened).getByRole('heading', { name: 'Verified' }).waitFor();
      await person.signedIn('Katherine Johnson');
    },
  },
  'a push is approved from the page': {
    both: true,
    async walk(person) {
      await person.pick('push');
      await person.begin();
      await person.identify(PETRA);
      await person.at('challenge-poll');
      const number = (await person.stage.locator('.number').innerText()).trim();
      await panel(person)
        .getByRole('group', { name: /Is push@example\.com signing in to/ })
        .waitFor();
      await person.look(person.page);
      await press(person, number);
      await person.signedIn('Petra Push');
    },
  },
  'a push is declined from the page': {
    refused: true,
    async walk(person) {
      await person.pick('push');
      await person.begin();
      await person.identify(PETRA);
      await person.at('challenge-poll');
      await press(person, 'No, it is not me');
      await person.says('You have chosen to reject this login.');
    },
  },
  'a code is offered only at a step that takes it': {
    async walk(person) {
      await person.pick('every-authenticator');
      await person.begin();
      await person.identify(EVELYN);
      await person.at(SELECT);
      await panel(person).getByText('Authenticator app').waitFor();
      const use = panel(person).getByRole('button', { name: 'Use code' });
      assert.equal(await use.count(), 0);
      await person.choose('Email');
      await person.submit(SELECT);
      await panel(person).locator('[data-received=message] button').waitFor();
      assert.equal(await use.count(), 1, 'not that of the app');
      await person.unfold(SELECT);
      await person.choose('Google Authenticator');
      await person.submit(SELECT);
      await panel(person).locator('[data-received=code] button').waitFor();
      assert.equal(await use.count(), 1, 'not that of the message');
      await use.click();
      await person.signedIn('Evelyn Every');
    },
  },
  'a flow that needs no inbox shows it once something comes': {
    async walk(person) {
      await person.pick('identifier-first');
      await person.begin();
      await person.identify('ada@example.com');
      await person.at('challenge-authenticator');
      assert.equal(await panel(person).count(), 0);
      await person.act('currentAuthenticatorEnrollment-recover');
      await press(person, 'Use code');
      await person.answer('reset-authenticator', { 'New password': NEW });
      await person.signedIn('Ada Lovelace');
    },
  },
  'an app on the device scans the QR code of the step': {
    refused: true,
    async walk(person) {
      await person.pick('enrollment');
      await offered(person);
      await person.choose('Google Authenticator');
      await person.submit(ENROLL);
      await person.at('enroll-authenticator');
      await press(person, 'Scan it with the app on this device');
      await press(person, 'Use code');
      await person.at('skip');
      assert.equal(await person.option('Google Authenticator').count(), 0, 'it is set up');
      await person.submit('skip');
      await person.signedIn('Enid Enrollment');
    },
  },
  'a device is set up from the page': {
    async walk(person) {
      await person.pick('enrollment');
      await offered(person);
      await person.choose('Okta Verify');
      await person.submit(ENROLL);
      await person.at('enroll-poll');
      await press(person, 'Set up');
      await person.left('enroll-poll');
      await person.at('skip');
    },
  },
  'somebody new receives the code of a registration': {
    async walk(person) {
      await person.pick('registration');
      await person.begin();
      await person.at('identify');
      await person.submit('select-enroll-profile');
      await person.answer('enroll-profile', {
        'First name': 'Mary',
        'Last name': 'Somerville',
        Email: 'mary@example.com',
      });
      await person.answer('enroll-authenticator', { 'Enter password': 'Celestial-Mechanism-1' });
      await person.at(ENROLL);
      await person.choose('Email');
      await person.submit(ENROLL);
      await person.at('enroll-authenticator');
      await press(person, 'Use code');
      await person.at('skip');
      await person.submit('skip');
      await person.signedIn('Mary Somerville');
      await person.page.locator('#scenario .done').waitFor();
    },
  },
  'Okta Verify approves a universal link from the page': {
    async walk(person) {
      await person.pick('fastpass-link');
      await person.begin();
      await person.identify('fastpass-link@example.com');
      await person.at('device-challenge-poll');
      await press(person, 'Approve');
      await person.signedIn('Linus Link');
    },
  },
  'a new activation token starts the same flow again': {
    refused: true,
    async walk(person) {
      await person.pick('late-activation');
      await person.begin();
      await person.at('request-activation-email');
      await person.submit('request-activation-email');
      await person.done(/New activation link requested\./);
      assert.equal(await person.page.locator('#scenario .done').count(), 0, 'the flow is not done');
      await panel(person).locator('strong').getByText('Activate your account').waitFor();
      await person.look(person.page);
      await press(person, 'Use it');
      await person.at(ENROLL);
      assert.equal(new URL(person.page.url()).searchParams.get('scenario'), 'late-activation');
      await person.choose('Password');
      await person.submit(ENROLL);
      await person.answer('enroll-authenticator', { 'Enter password': NEW });
      await person.at('skip');
      await person.submit('skip');
      await person.signedIn('Leo Late');
      await person.page.locator('#scenario .done').waitFor();
    },
  },
  'a page in the background does not ask': {
    async walk(person) {
      const show = (hidden) =>
        person.page.evaluate((isHidden) => {
          Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }, hidden);
      const { clock } = person.page;
      await clock.install();
      await person.page.reload();
      await person.pick('push');
      await person.begin();
      await person.at('identify');
      await person.page.waitForRequest(/__device\.json/);
      await show(true);
      await panel(person).getByText('Nothing new').waitFor();
      const asked = [];
      person.page.on('request', (request) => request.url().includes('/__') && asked.push(request.url()));
      await clock.runFor(5000);
      assert.deepEqual(asked, []);
      const asks = person.page.waitForRequest(/__device\.json/);
      await show(false);
      await asks;
    },
  },
  'an inbox that does not answer leaves the page as it is': {
    expects: [/net::ERR_FAILED/],
    async walk(person, org) {
      await person.pick('email');
      await person.begin();
      await person.identify(KATHERINE);
      await person.at('challenge-authenticator');
      const code = await org.code(KATHERINE);
      await panel(person).getByText(code).waitFor();
      const failed = person.page.waitForEvent('requestfailed');
      await person.page.route('**/__inbox.json*', (route) => route.abort());
      await failed;
      await panel(person).getByText(code).waitFor();
      await press(person, 'Use code');
      await person.signedIn('Katherine Johnson');
    },
  },
};
