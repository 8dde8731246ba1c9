// @ts-check
// Scenarios that run in every browser: the user's actions, and what the page must then show.
import assert from 'node:assert/strict';

import { Key } from 'selenium-webdriver';

/**
 * @typedef {object} Scenario
 * @property {(visitor: import('./visitor.mjs').Visitor, urls: { page: string, origin: string }) => Promise<void>} walk
 * @property {RegExp[]} [expects] expected console errors; any others fail the scenario
 */

const USER = { name: 'ada@example.com', secret: 'Correct-Horse-9' };

/** The browser writes a line to the console for each response that is not ok. */
const REFUSED = /\/idp\/idx\/.*status of 40[0134]\b/s;

const USERNAME = 'input[name=identifier]';
const PASSWORD = 'input[name="credentials.passcode"]';
const SIGNED_IN = 'h2#signed-in';
const MESSAGE = '[role=alert] .message';

/** @typedef {import('./visitor.mjs').Visitor} Visitor */

/** @param {Visitor} visitor */
const begin = (visitor) => visitor.press('button', 'Sign in');

/**
 * Enters name and password, in one step or in two, until an element is visible.
 * @param {Visitor} visitor
 * @param {{ name: string, secret: string }} user
 * @param {string} until CSS of that element
 */
async function answer(visitor, { name, secret }, until) {
  for (let step = 0; step < 3; step += 1) {
    await visitor.see('#stage:not([aria-busy])');
    await visitor.see(`${USERNAME}, ${PASSWORD}, ${until}`);
    if (await visitor.sees(until)) return;
    if (await visitor.sees(USERNAME)) await visitor.fill(USERNAME, name);
    if (await visitor.sees(PASSWORD)) await visitor.fill(PASSWORD, secret);
    // The page is busy as soon as the button is pressed, until it shows the answer.
    await visitor.press('#stage form[data-remediation] button.primary');
  }
  await visitor.see(until);
}

/** @param {Visitor} visitor */
const kept = (visitor) => visitor.run(() => sessionStorage.length);

/** @param {Visitor} visitor */
async function signIn(visitor) {
  await answer(visitor, USER, SIGNED_IN);
  assert.match(await visitor.read(SIGNED_IN), /^Signed in/);
  assert.ok(await visitor.read('tr[data-claim="sub"] td'), 'the ID token names a subject');
  assert.match(await visitor.read('tr[data-claim="iss"] td'), /\/oauth2\/default$/);
  assert.equal(await kept(visitor), 0, 'the sign-in leaves nothing in the session storage');
}

/** Checks that the org sent a message and no call failed. @param {Visitor} visitor @param {string} css */
async function saysWhy(visitor, css) {
  assert.notEqual((await visitor.read(css)).trim(), '');
  assert.ok(!(await visitor.sees('.problem')));
}

/** Waits until an element has the focus. @param {Visitor} visitor @param {string} css */
const focused = (visitor, css) =>
  visitor.until(async () => {
    const element = await visitor.find(css);
    return element && (await visitor.driver.switchTo().activeElement().getId()) === (await element.getId());
  }, `the focus on ${css}`);

/** The field with that label. @param {Visitor} visitor @param {string} label */
async function labelled(visitor, label) {
  const id = await (await visitor.see('label', new RegExp(`^${label}`))).getAttribute('for');
  return `[id="${id}"]`;
}

/** @type {Record<string, Scenario>} */
export const scenarios = {
  'signs in and shows the tokens': {
    async walk(visitor) {
      await begin(visitor);
      await signIn(visitor);
      await visitor.see('#stage', /Received .*access_token/);
      await visitor.press('button', 'Sign in again');
      await visitor.see(USERNAME);
    },
  },
  'a wrong password says so and can be corrected': {
    expects: [REFUSED],
    async walk(visitor) {
      const wrong = '.message.error, .field-messages .error';
      await begin(visitor);
      await answer(visitor, { ...USER, secret: 'not-the-password' }, wrong);
      await saysWhy(visitor, wrong);
      await signIn(visitor);
    },
  },
  'an unknown user gets a message': {
    expects: [REFUSED],
    async walk(visitor) {
      await begin(visitor);
      await answer(visitor, { name: 'nobody@example.com', secret: 'whatever-1' }, MESSAGE);
      await saysWhy(visitor, MESSAGE);
      await signIn(visitor);
    },
  },
  'a reload resumes at the same step': {
    async walk(visitor) {
      const interacts = () =>
        visitor.run(
          () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/v1/interact')).length,
        );
      await begin(visitor);
      await visitor.see(USERNAME);
      assert.equal(await interacts(), 1);
      await visitor.reload();
      await visitor.see(USERNAME);
      assert.equal(await interacts(), 0, 'the stored interaction handle is used, without a new interaction');
      await signIn(visitor);
    },
  },
  'cancel goes back to the start': {
    async walk(visitor) {
      await begin(visitor);
      await visitor.see(USERNAME);
      await visitor.press('[data-action=cancel]');
      await visitor.see('h2', 'Sign-in cancelled.');
      assert.equal(await kept(visitor), 0);
      await visitor.reload();
      await begin(visitor);
      await signIn(visitor);
    },
  },
  'keyboard alone signs in': {
    async walk(visitor) {
      const button = await visitor.see('button', 'Sign in');
      await visitor.driver.executeScript((/** @type {any} */ element) => element.focus(), button);
      await visitor.type(Key.ENTER);
      await visitor.see(USERNAME);
      await focused(visitor, USERNAME);
      await visitor.type(USER.name, (await visitor.sees(PASSWORD)) ? Key.TAB : Key.ENTER);
      await visitor.see(PASSWORD);
      await focused(visitor, PASSWORD);
      await visitor.type(USER.secret, Key.ENTER);
      await focused(visitor, SIGNED_IN);
    },
  },
  'a sign-in that has expired says so and starts anew': {
    expects: [REFUSED],
    async walk(visitor) {
      await begin(visitor);
      await visitor.see(USERNAME);
      await visitor.run(() => {
        const [[key, text]] = Object.entries(sessionStorage);
        sessionStorage.setItem(key, JSON.stringify({ ...JSON.parse(text), interactionHandle: 'long-gone' }));
      });
      await visitor.reload();
      await visitor.see(`${MESSAGE}, [role=alert] .problem`);
      await visitor.press('button', /^(Start again|Back to the start)$/);
      await visitor.until(async () => (await visitor.find(USERNAME)) ?? visitor.find('button', 'Sign in'));
      if (!(await visitor.sees(USERNAME))) await begin(visitor);
      await signIn(visitor);
    },
  },
  'a return from an identity provider goes on where it was': {
    async walk(visitor, { page }) {
      const returns = (/** @type {Record<string, string>} */ query) => {
        const url = new URL(page);
        url.search = String(new URLSearchParams(query));
        return visitor.open(url.href);
      };
      await begin(visitor);
      await visitor.see(USERNAME);
      const state = await visitor.run(() => JSON.parse(Object.values(sessionStorage)[0]).state);
      await returns({ state, error: 'interaction_required', error_description: 'Go on.' });
      await visitor.see(USERNAME);
      const { searchParams } = new URL(await visitor.driver.getCurrentUrl());
      const left = [...searchParams.keys()].filter((name) => !['issuer', 'scenario'].includes(name));
      assert.deepEqual(left, [], 'the redirect leaves nothing in the address bar but the flow');
      await returns({ state: 'of-somebody-else', interaction_code: 'stolen' });
      await visitor.see('[role=alert]', /belongs to no sign-in of this tab/);
    },
  },
  'settings point the page at another organisation': {
    expects: [/net::ERR_|status of 40/],
    async walk(visitor, { origin }) {
      const elsewhere = 'http://localhost:9/oauth2/default';
      await visitor.press('button', 'Settings');
      await visitor.fill(await labelled(visitor, 'Issuer'), elsewhere);
      await visitor.press('button', 'Save');
      await begin(visitor);
      await visitor.see('[role=alert]', /The organisation could not be reached\./);
      await visitor.reload();
      await visitor.press('button', 'Settings');
      const issuer = await labelled(visitor, 'Issuer');
      assert.equal(await (await visitor.see(issuer)).getAttribute('value'), elsewhere);
      await visitor.fill(issuer, `${origin}/oauth2/default`);
      await visitor.press('button', 'Save');
      await begin(visitor);
      await signIn(visitor);
    },
  },
};
