/** The picker: the list of flows, "Fill in", the marks of flows that are done, and links to a flow. */
import assert from 'node:assert/strict';

const ADA = 'ada@example.com';
const NEW = 'Fresh-Start-1';

/** @typedef {import('../person.mjs').Person} Person */

/** @param {Person} person */
const dialog = (person) => person.page.getByRole('dialog', { name: 'Flows to try' });

/** The flows that the dialog shows. @param {Person} person */
const shown = (person) =>
  dialog(person)
    .locator('.flow:visible')
    .evaluateAll((flows) => flows.map((flow) => /** @type {HTMLElement} */ (flow).dataset.scenario));

/** @param {Person} person */
const fillIn = (person) => person.page.getByRole('button', { name: 'Fill in' });

/** @param {Person} person */
const chosen = (person) => person.page.locator('#scenario');

/** @param {Person} person */
const query = (person) => Object.fromEntries(new URL(person.page.url()).searchParams);

/** Opens an address of the page as it is. @param {Person} person @param {Record<string, string>} settings */
const follow = (person, settings) => person.page.goto(`${person.org.page}/?${new URLSearchParams(settings)}`);

/** @param {import('../../support/org.mjs').Org} org */
const issuer = (org) => `${org.origin}/oauth2/default`;

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const picker = {
  'a flow is sought and chosen by keyboard': {
    async walk(person) {
      const { keyboard } = person.page;
      await chosen(person).focus();
      await keyboard.press('Enter');
      await dialog(person).waitFor();
      const all = await shown(person);
      assert.ok(all.length > 20);
      assert.equal(
        await dialog(person).locator('[aria-current=true]').getAttribute('data-scenario'),
        'identifier-first',
      );
      await person.look(person.page);
      await keyboard.type('PUSH tap');
      assert.deepEqual(await shown(person), ['push']);
      assert.match(await dialog(person).getByRole('status').innerText(), /^1 of \d+ flows$/);
      await keyboard.press('Escape');
      await dialog(person).waitFor({ state: 'hidden' });
      assert.equal(await person.page.evaluate(() => document.activeElement?.id), 'scenario', 'the focus comes back');

      await keyboard.press('Enter');
      assert.deepEqual(await shown(person), all, 'the search begins anew');
      await keyboard.type('security question');
      await keyboard.press('ArrowDown');
      await keyboard.press('ArrowDown');
      await keyboard.press('ArrowUp');
      const [first] = await shown(person);
      assert.equal(await person.page.evaluate(() => document.activeElement?.dataset.scenario), first);
      await keyboard.type('x');
      assert.deepEqual(await shown(person), [], 'a letter goes to the search');
      await keyboard.press('Backspace');
      await keyboard.press('Enter');
      await dialog(person).waitFor({ state: 'hidden' });
      assert.equal(query(person).scenario, first, 'the first one is chosen');
      assert.equal(await person.page.evaluate(() => document.activeElement?.id), 'scenario');
    },
  },
  'the flows are listed by the groups of the org': {
    async walk(person) {
      const group = (name) => dialog(person).getByRole('list', { name, exact: true });
      await chosen(person).click();
      for (const name of ['Sign in', 'Okta Verify', 'Consent', 'Refusals']) await group(name).waitFor();
      await dialog(person).getByLabel('Search the flows').fill('consent');
      assert.equal(await group('Consent').locator('.flow:visible').count(), 2);
      assert.equal(await group('Okta Verify').count(), 0, 'an empty group is hidden');
    },
  },
  'the form begins near the top of a narrow screen': {
    async walk(person) {
      await person.page.setViewportSize({ width: 360, height: 640 });
      await person.pick('magic-link');
      const { y } = await person.page.locator('.form').boundingBox();
      assert.ok(y <= 200, `it begins at ${y}`);
      assert.equal(await person.page.locator('#picker .as').isVisible(), false);
      await person.page.getByRole('button', { name: 'About this flow' }).click();
      await person.page.locator('#picker .as').getByText('magic@example.com').waitFor();
    },
  },
  'the page says what it shows': {
    async walk(person) {
      await person.stage.getByText(/Okta’s Identity Engine \(IDX\) signs users in step by step/).waitFor();
      assert.match(await person.stage.getByRole('link').getAttribute('href'), /okta-idx-wasm#readme$/);
    },
  },
  'filling in begins the sign-in, and leaves new passwords alone': {
    async walk(person) {
      await person.pick('expired-password');
      await fillIn(person).click();
      await person.at('identify');
      assert.equal(await person.field('Username').inputValue(), 'expired@example.com');
      await person.submit('identify');
      await person.at('challenge-authenticator');
      await fillIn(person).click();
      assert.equal(await person.field('Password').inputValue(), 'Stale-Bread-3');
      await person.submit('challenge-authenticator');
      await person.at('reenroll-authenticator');
      assert.ok(await fillIn(person).isDisabled());
      assert.equal(await person.field('New password').inputValue(), '');
      await person.answer('reenroll-authenticator', { 'New password': NEW });
      await person.signedIn('Edgar Expired');
      assert.ok(await fillIn(person).isDisabled());
    },
  },
  'what is done is marked, also after a reset, until the marks are cleared': {
    refused: true,
    async walk(person) {
      const done = () =>
        dialog(person)
          .locator('.flow:has(.done)')
          .evaluateAll((all) => all.map((it) => it.dataset.scenario));
      await person.pick('identifier-first');
      await person.begin();
      await person.identify('grace@example.com');
      await person.at('select-authenticator-authenticate');
      await person.choose('Password');
      await person.submit('select-authenticator-authenticate');
      await person.password('Nanosecond-11');
      await person.signedIn('Grace Hopper');
      assert.equal(await chosen(person).getByText('Done').count(), 0, 'another user is another flow');
      await person.again();
      await person.identify(ADA);
      await person.password('Correct-Horse-9');
      await person.signedIn('Ada Lovelace');
      await chosen(person).getByText('Done').waitFor();

      await person.pick('unlock');
      await person.begin();
      await person.at('identify');
      await person.submit('unlock-account');
      await person.answer('unlock-account', { Username: 'locked@example.com' });
      await person.at('select-authenticator-unlock-account');
      await person.choose('Email');
      await person.submit('select-authenticator-unlock-account');
      await person.enterCode(await person.org.code('locked@example.com'));
      await person.done('You can log in using your existing username and password');
      await chosen(person).getByText('Done').waitFor();

      await person.page.getByRole('button', { name: 'Reset the org' }).click();
      await person.says('The org is in its first state again.', 'success');
      await person.page.reload();
      await chosen(person).click();
      assert.deepEqual(await done(), ['identifier-first', 'unlock']);
      await dialog(person)
        .getByText(/^2 of \d+ flows done$/)
        .waitFor();
      await person.look(person.page);
      await dialog(person).getByRole('button', { name: 'Clear the marks' }).click();
      assert.deepEqual(await done(), []);
      await person.page.reload();
      await chosen(person).waitFor();
      assert.equal(await person.page.locator('.done').count(), 0);
    },
  },
  'a refusal is the end of a flow that shows one, and of no other': {
    refused: true,
    async walk(person) {
      await person.pick('outsider');
      await person.begin();
      await person.identify('outsider@example.com');
      await person.ended('User is not assigned to this application.');
      await chosen(person).getByText('Done').waitFor();
      await person.pick('registration-closed');
      await person.begin();
      await person.at('identify');
      await person.submit('select-enroll-profile');
      await person.ended('Registration is currently unavailable.');
      await chosen(person).getByText('Done').waitFor();
      await person.pick('consent');
      await person.begin();
      await person.identify('consent@example.com');
      await person.password('All-Or-None-20');
      await person.at('consent');
      await person.press("Don't Allow");
      await person.ended('Operation cancelled by user.');
      assert.equal(await person.page.locator('#scenario .done').count(), 0);
    },
  },
  'a link opens its flow, whatever was saved or begun before': {
    async walk(person, org) {
      await person.pick('push');
      assert.equal(query(person).scenario, 'push');
      await person.begin();
      await person.at('identify');
      await follow(person, { issuer: issuer(org), scenario: 'email' });
      await person.page.locator('#picker .as').getByText('katherine@example.com').waitFor();
      await person.stage.getByRole('heading', { name: 'Ready when you are' }).waitFor();
      await person.begin();
      await person.identify('katherine@example.com');
      await person.at('challenge-authenticator');
      await person.page.reload();
      await person.at('challenge-authenticator');
      assert.equal(query(person).scenario, 'email', 'the address is a link to it');

      // Settings of another organisation that this browser has saved.
      await person.page.evaluate(() => {
        const [key] = Object.keys(localStorage).filter((name) => name.startsWith('idx-demo.settings'));
        const settings = { issuer: 'http://localhost:8799/oauth2/default', clientId: 'another', scopes: ['openid'] };
        localStorage.setItem(key, JSON.stringify(settings));
      });
      await follow(person, { issuer: issuer(org), scenario: 'security-question' });
      await person.page.locator('#picker .as').getByText('question@example.com').waitFor();
      await fillIn(person).click();
      await person.submit('identify');
      await person.at('challenge-authenticator');
      await fillIn(person).click();
      await person.submit('challenge-authenticator');
      await person.signedIn('Quentin Question');
    },
  },
  'the address names the flow after the way to an identity provider, and back is not broken': {
    async walk(person, org) {
      const { page } = person;
      await person.pick('identity-provider');
      const { scenario } = query(person);
      const leave = async () => {
        await person.stage.getByRole('link', { name: /Google IdP/ }).click();
        await page.getByRole('heading', { name: 'Google IdP' }).waitFor();
      };
      await person.begin();
      await person.at('identify');
      await leave();
      await page.goBack();
      await person.at('identify');
      assert.equal(query(person).scenario, scenario);
      await leave();
      await page.getByRole('button', { name: 'Continue' }).click();
      await person.at('challenge-authenticator');
      assert.equal(query(person).scenario, scenario);
      assert.deepEqual(
        Object.keys(query(person)).filter((name) => !['issuer', 'scenario'].includes(name)),
        [],
      );
      await person.enterCode(await org.code('idp@example.com'));
      await person.signedIn('Iris Provider');
      await page.reload();
      await page.locator('#picker .as').getByText('idp@example.com').waitFor();
    },
  },
  'a token in the settings starts a flow that says so': {
    async walk(person) {
      await person.pick('activation');
      await person.page.getByRole('button', { name: 'Settings' }).click();
      const settings = person.page.getByRole('dialog', { name: 'Settings' });
      await settings.getByText('Start from a token').click();
      await settings.getByLabel('Activation token').fill('activate-leo');
      await settings.getByRole('button', { name: 'Save' }).click();
      await person.stage.getByRole('heading', { name: 'Ready to start from the token' }).waitFor();
      assert.equal(query(person).scenario, 'activation', 'the flow stays chosen');
      await person.begin();
      await person.at('request-activation-email');
    },
  },
  'an organisation that does not answer is named, with what to do': {
    expects: [/net::ERR_CONNECTION_REFUSED/],
    async walk(person) {
      await follow(person, { issuer: 'http://localhost:8799/oauth2/default', scenario: 'push' });
      const told = person.stage.getByRole('status').getByText('localhost:8799 does not answer.');
      await told.waitFor();
      await person.stage.getByText('cargo xtask demo').waitFor();
      await person.look(person.page);
      assert.equal(query(person).scenario, 'push', 'the link is kept');
      await person.page.route('http://localhost:8799/__scenarios.json', (route) => {
        const scenarios = [{ id: 'push', title: 'Push', shows: 'A push.', clientId: 'demo-client', user: null }];
        return route.fulfill({ json: { scenarios }, headers: { 'access-control-allow-origin': '*' } });
      });
      await person.press('Ask again');
      await told.waitFor({ state: 'detached' });
      await chosen(person).getByText('Push').waitFor();
    },
  },
};
