/** What a person does on the page, and what they must then see. */
import assert from 'node:assert/strict';

/**
 * @typedef {object} Scenario
 * @property {(page: import('playwright-core').Page, urls: { pageUrl: string, orgUrl: string }) => Promise<void>} walk
 * @property {RegExp[]} [expects] console errors that belong to it; any other fails it
 * @property {boolean} [chromium] whether Chromium alone can do it: it cuts the network off, or makes up an answer
 */

const USER = { name: 'ada@example.com', password: 'Correct-Horse-9' };

/** The browser itself writes a line to the console for each answer that is not ok. */
const REFUSED = /status of 40[0134]\b.*\/idp\/idx\//s;
const CUT_OFF = /net::ERR_(FAILED|INTERNET_DISCONNECTED)/;

const begin = (page) => page.getByRole('button', { name: 'Sign in', exact: true }).click();
const username = (page) => page.locator('input[name=identifier]');
const password = (page) => page.locator('input[name="credentials.passcode"]');
const alert = (page) => page.getByRole('alert');
const submit = (page) => page.locator('form[data-remediation] button.primary').first().click();

/** Answers whatever is asked, be it in one step or in two, until what is looked for is there. */
async function answer(page, { name, secret }, until) {
  for (let step = 0; step < 3; step += 1) {
    await page.locator('#stage:not([aria-busy])').waitFor();
    await username(page).or(password(page)).or(until).first().waitFor();
    if (await until.isVisible()) return;
    if (await username(page).isVisible()) await username(page).fill(name);
    if (await password(page).isVisible()) await password(page).fill(secret);
    // The page is busy as soon as the button is pressed, until it shows the answer.
    await submit(page);
  }
  await until.waitFor();
}

async function signIn(page) {
  const done = page.getByRole('heading', { name: /^Signed in/ });
  await answer(page, { name: USER.name, secret: USER.password }, done);
  const claim = (name) => page.locator(`tr[data-claim="${name}"] td`).innerText();
  assert.ok(await claim('sub'), 'the ID token names a subject');
  assert.match(await claim('iss'), /\/oauth2\/default$/);
  assert.equal(await page.evaluate(() => sessionStorage.length), 0, 'nothing of the sign-in is kept once it is done');
}

/** @type {Record<string, Scenario>} */
export const scenarios = {
  'signs in and shows the tokens': {
    async walk(page) {
      await begin(page);
      await signIn(page);
      await page.getByText(/Received .*access_token/).waitFor();
      await page.getByRole('button', { name: 'Sign in again' }).click();
      await username(page).waitFor();
    },
  },
  'a wrong password says so and can be corrected': {
    expects: [REFUSED],
    async walk(page) {
      await begin(page);
      const wrong = page.locator('.message.error, .field-messages .error').first();
      await answer(page, { name: USER.name, secret: 'not-the-password' }, wrong);
      assert.notEqual((await wrong.innerText()).trim(), '');
      assert.equal(await page.locator('.problem').count(), 0, 'it is a message of the organisation, not a failed call');
      await signIn(page);
    },
  },
  'an unknown user gets a message': {
    expects: [REFUSED],
    async walk(page) {
      await begin(page);
      const message = alert(page).locator('.message');
      await answer(page, { name: 'nobody@example.com', secret: 'whatever-1' }, message.first());
      assert.notEqual((await message.first().innerText()).trim(), '');
      assert.equal(await page.locator('.problem').count(), 0);
      await signIn(page);
    },
  },
  'a reload resumes at the same step': {
    async walk(page) {
      const interacts = () =>
        page.evaluate(
          () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/v1/interact')).length,
        );
      await begin(page);
      await username(page).waitFor();
      assert.equal(await interacts(), 1);
      await page.reload();
      await username(page).waitFor();
      assert.equal(await interacts(), 0, 'the kept interaction handle is used, no new one is asked for');
      await signIn(page);
    },
  },
  'cancel goes back to the start': {
    async walk(page) {
      await begin(page);
      await username(page).waitFor();
      await page.locator('[data-action=cancel]').click();
      await page.getByRole('heading', { name: 'Sign-in cancelled.' }).waitFor();
      assert.equal(await page.evaluate(() => sessionStorage.length), 0);
      await page.reload();
      await begin(page);
      await signIn(page);
    },
  },
  'a network that is down is said, and tried again': {
    chromium: true,
    expects: [CUT_OFF],
    async walk(page, { orgUrl }) {
      const cut = (route) => route.abort();
      await page.route(`${orgUrl}/**`, cut);
      await begin(page);
      await alert(page).getByText('The organisation could not be reached.').waitFor();
      await page.unroute(`${orgUrl}/**`, cut);
      await alert(page).getByRole('button', { name: 'Try again' }).click();
      await username(page).waitFor();

      await username(page).fill(USER.name);
      await page.route(`${orgUrl}/**`, cut);
      if (await password(page).isVisible()) await password(page).fill(USER.password);
      await submit(page);
      await alert(page).getByText('The organisation could not be reached.').waitFor();
      assert.equal(await username(page).inputValue(), USER.name, 'what was typed is still there');
      await page.unroute(`${orgUrl}/**`, cut);
      await alert(page).getByRole('button', { name: 'Try again' }).click();
      await signIn(page);
    },
  },
  'nothing of a response becomes markup': {
    chromium: true,
    async walk(page, { orgUrl }) {
      const hostile = '<img src=x onerror="globalThis.pwned = true">';
      await page.route(`${orgUrl}/idp/idx/introspect`, async (route) => {
        if (route.request().method() !== 'POST') return route.continue();
        const response = await route.fetch();
        const body = JSON.parse(
          JSON.stringify(await response.json()).replaceAll(/"label":"[^"]*"/g, `"label":${JSON.stringify(hostile)}`),
        );
        body.messages = {
          type: 'array',
          value: [
            { message: hostile, class: 'ERROR', links: [{ url: 'javascript:globalThis.pwned=true', label: hostile }] },
          ],
        };
        return route.fulfill({ response, json: body });
      });
      await begin(page);
      await alert(page).getByText(hostile).first().waitFor();
      assert.equal(await page.locator('main img').count(), 0);
      assert.equal(await page.locator('a[href^="javascript:"]').count(), 0);
      assert.equal(await page.evaluate(() => globalThis.pwned), undefined);
    },
  },
  'keyboard alone signs in': {
    async walk(page) {
      await page.getByRole('button', { name: 'Sign in', exact: true }).focus();
      await page.keyboard.press('Enter');
      await username(page).waitFor();
      await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'identifier');
      await page.keyboard.type(USER.name);
      if (await password(page).isVisible()) await page.keyboard.press('Tab');
      else await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'credentials.passcode');
      await page.keyboard.type(USER.password);
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.id === 'signed-in');
    },
  },
  'an answer that is no JSON is said, and tried again': {
    chromium: true,
    expects: [/status of 502/],
    async walk(page, { orgUrl }) {
      await page.route(
        `${orgUrl}/idp/idx/introspect`,
        (route) =>
          route.request().method() === 'POST'
            ? route.fulfill({
                status: 502,
                contentType: 'text/html',
                body: '<h1>Bad Gateway</h1>',
                headers: cors(route),
              })
            : route.continue(),
        { times: 1 },
      );
      await begin(page);
      await alert(page).getByText('The answer could not be read.').waitFor();
      await alert(page).getByRole('button', { name: 'Try again' }).click();
      await signIn(page);
    },
  },
  'a sign-in that has expired says so and starts anew': {
    expects: [REFUSED],
    async walk(page) {
      await begin(page);
      await username(page).waitFor();
      await page.evaluate(() => {
        const [key] = Object.keys(sessionStorage);
        sessionStorage.setItem(
          key,
          JSON.stringify({ ...JSON.parse(sessionStorage.getItem(key)), interactionHandle: 'long-gone' }),
        );
      });
      await page.reload();
      await alert(page).locator('.message, .problem').first().waitFor();
      await page.getByRole('button', { name: /^(Start again|Back to the start)$/ }).click();
      await page.getByRole('button', { name: 'Sign in', exact: true }).or(username(page)).first().waitFor();
      if (!(await username(page).isVisible())) await begin(page);
      await signIn(page);
    },
  },
  'a return from an identity provider goes on where it was': {
    async walk(page, { pageUrl }) {
      await begin(page);
      await username(page).waitFor();
      const state = await page.evaluate(() => JSON.parse(Object.values(sessionStorage)[0]).state);
      const back = new URL(pageUrl);
      back.search = new URLSearchParams({ state, error: 'interaction_required', error_description: 'Go on.' });
      await page.goto(back.href);
      await username(page).waitFor();
      assert.equal(new URL(await page.url()).search, '', 'the redirect leaves nothing in the address bar');
      back.search = new URLSearchParams({ state: 'of-somebody-else', interaction_code: 'stolen' });
      await page.goto(back.href);
      await alert(page)
        .getByText(/belongs to no sign-in of this tab/)
        .waitFor();
    },
  },
  'a step that waits asks again by itself': {
    chromium: true,
    async walk(page, { orgUrl }) {
      let asked = 0;
      const poll = {
        name: 'some-poll',
        rel: ['create-form'],
        method: 'POST',
        href: `${orgUrl}/idp/idx/some-poll`,
        refresh: 1000,
      };
      const waiting = { version: '1.0.0', stateHandle: 'x', remediation: { type: 'array', value: [poll] } };
      const done = {
        version: '1.0.0',
        messages: { type: 'array', value: [{ message: 'You clicked the link.', class: 'INFO' }] },
      };
      await page.route(`${orgUrl}/idp/idx/**`, (route) => {
        if (route.request().method() !== 'POST') return route.continue();
        if (route.request().url() === poll.href) asked += 1;
        return route.fulfill({ json: asked < 2 ? waiting : done, headers: cors(route) });
      });
      await begin(page);
      await page.getByText(/Checking again in/).waitFor();
      await alert(page).getByText('You clicked the link.').waitFor();
      assert.equal(asked, 2);
    },
  },
  'settings point the page at another organisation': {
    expects: [/net::ERR_|status of 40/],
    async walk(page, { orgUrl }) {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByLabel('Issuer').fill('http://localhost:9/oauth2/default');
      await page.getByRole('button', { name: 'Save' }).click();
      await begin(page);
      await alert(page).getByText('The organisation could not be reached.').waitFor();
      await page.reload();
      await page.getByRole('button', { name: 'Settings' }).click();
      assert.equal(await page.getByLabel('Issuer').inputValue(), 'http://localhost:9/oauth2/default');
      await page.getByLabel('Issuer').fill(`${orgUrl}/oauth2/default`);
      await page.getByRole('button', { name: 'Save' }).click();
      await begin(page);
      await signIn(page);
    },
  },
};

/** What an organisation's own answer would carry, for one that is made up here. */
const cors = (route) => ({
  'access-control-allow-origin': route.request().headers().origin ?? '*',
  'access-control-allow-credentials': 'true',
});
