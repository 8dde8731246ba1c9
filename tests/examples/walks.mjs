// @ts-check
// What every sign-in page of the examples must do, whatever it is written with.
import assert from 'node:assert/strict';

import { barriers, connect, disconnect, openExample } from './open.mjs';

/** @typedef {Awaited<ReturnType<typeof openExample>>} Opened */

const PASSWORD = 'Correct-Horse-9';

/** @param {Opened['page']} page @param {string} login */
async function identify(page, login) {
  await page.getByLabel('Username').fill(login);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Types into the field and presses “Verify”. @param {Opened['page']} page @param {string} label @param {string} text */
async function verify(page, label, text) {
  await page.getByLabel(label).fill(text);
  await page.getByRole('button', { name: 'Verify', exact: true }).click();
}

/** Waits for the end of a sign-in: tokens for the verifier that the page made. @param {Opened} opened */
async function signedIn({ page, org }) {
  await page.getByText(/You are signed in/).waitFor();
  const { body, response } = org.requests.last('/v1/token') ?? assert.fail('no tokens were asked for');
  assert.equal(response.status, 200);
  assert.match(body.code_verifier, /^[\w-]{43}$/);
  const others = org.requests.filter(({ path }) => !path.endsWith('/v1/token'));
  assert.ok(!JSON.stringify(others).includes(body.code_verifier));
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  assert.doesNotMatch(kept, /codeVerifier|access_token|id_token/);
}

/** A text on the page's alert. @param {Opened['page']} page @param {RegExp} text */
const alert = (page, text) => page.getByRole('alert').filter({ hasText: text }).waitFor();

/** @typedef {{ options?: Parameters<typeof openExample>[3], walk: (opened: Opened) => Promise<unknown> }} Walk */

/** Those for every page. @type {Record<string, Walk>} */
export const WALKS = {
  'an identifier and a password, the first one wrong': {
    walk: async (opened) => {
      const { page } = opened;
      await identify(page, 'ada@example.com');
      await verify(page, 'Password', 'wrong');
      await alert(page, /Password is incorrect/);
      await verify(page, 'Password', PASSWORD);
      await signedIn(opened);
    },
  },
  'a code by email, with a message at its field, sent again': {
    walk: async (opened) => {
      const { page, org } = opened;
      await identify(page, 'katherine@example.com');
      await verify(page, 'Enter code', 'wrong');
      const field = page.getByLabel('Enter code');
      await page.getByText('Invalid code. Try again.').waitFor();
      assert.equal(await field.getAttribute('aria-invalid'), 'true');
      const about = await field.getAttribute('aria-describedby');
      assert.equal(await page.locator(`[id="${about}"]`).textContent(), 'Invalid code. Try again.');
      assert.deepEqual(await barriers(page), []);
      await page.getByRole('button', { name: 'resend' }).click();
      await page.waitForFunction(() => !document.querySelector('[aria-invalid=true]'));
      await verify(page, 'Enter code', org.inbox.code('katherine@example.com'));
      await signedIn(opened);
    },
  },
  'a push with a number, rejected and sent again': {
    walk: async (opened) => {
      const { page, org } = opened;
      await identify(page, 'push@example.com');
      await page.getByText(/Choose \d+ on your device/).waitFor();
      org.device.reject('push@example.com');
      await alert(page, /You have chosen to reject this login/);
      await page.getByRole('button', { name: 'resend' }).click();
      await page.getByText(/Choose \d+ on your device/).waitFor();
      const [{ numbers = [] }] = org.device.pending('push@example.com');
      const shown = /Choose (\d+)/.exec((await page.getByText(/Choose \d+/).textContent()) ?? '')?.[1] ?? '';
      assert.ok(numbers.includes(shown));
      org.device.approve('push@example.com');
      await signedIn(opened);
    },
  },
  'one of many authenticators, and a channel': {
    walk: async (opened) => {
      const { page, org } = opened;
      await identify(page, 'every@example.com');
      const phone = page.locator('form', { has: page.getByRole('button', { name: 'Phone' }) });
      await phone.getByRole('combobox').selectOption({ label: 'Voice call' });
      await phone.getByRole('button', { name: 'Phone' }).click();
      await page.getByLabel('Enter code').waitFor();
      assert.equal(org.inbox.messages('every@example.com')[0].channel, 'voice');
      await verify(page, 'Enter code', org.inbox.code('every@example.com'));
      await signedIn(opened);
    },
  },
  'a reload in the middle': {
    walk: async (opened) => {
      const { page, org } = opened;
      await identify(page, 'ada@example.com');
      await page.getByLabel('Password').waitFor();
      await page.reload();
      await verify(page, 'Password', PASSWORD);
      await signedIn(opened);
      assert.equal(org.requests.filter(({ path }) => path.endsWith('/interact')).length, 1);
    },
  },
  'a network that fails, and comes back': {
    walk: async (opened) => {
      const { page, org } = opened;
      await identify(page, 'ada@example.com');
      await page.getByLabel('Password').waitFor();
      await disconnect(page);
      await verify(page, 'Password', PASSWORD);
      await alert(page, /Check your connection/);
      await connect(page, org);
      await verify(page, 'Password', PASSWORD);
      await signedIn(opened);
    },
  },
  'a flow that has expired, and a new one': {
    walk: async (opened) => {
      const { page, org } = opened;
      await identify(page, 'ada@example.com');
      await page.getByLabel('Password').waitFor();
      org.clock.advance({ hours: 2 });
      await verify(page, 'Password', PASSWORD);
      await alert(page, /logged out due to inactivity/);
      await page.reload();
      await alert(page, /logged out due to inactivity/);
      await page.getByRole('button', { name: 'Start again' }).click();
      await identify(page, 'ada@example.com');
      await verify(page, 'Password', PASSWORD);
      await signedIn(opened);
    },
  },
};

/** Those for one page: the others run the same code for them. @type {Record<string, Walk>} */
export const MORE = {
  'an identifier and a password in one form': {
    options: { scenario: 'identifier-password' },
    walk: async (opened) => {
      const { page, org } = opened;
      await page.getByLabel('Password').fill(PASSWORD);
      await page.getByLabel('Keep me signed in').check();
      await identify(page, 'ada@example.com');
      await signedIn(opened);
      assert.equal(org.requests.last('identify')?.body.rememberMe, true);
    },
  },
  'a link in an email, opened while the page polls': {
    walk: async (opened) => {
      const { page, org } = opened;
      await identify(page, 'katherine@example.com');
      await page.getByLabel('Enter code').waitFor();
      await org.fetch(org.inbox.link('katherine@example.com'));
      await signedIn(opened);
    },
  },
  'a network that fails at the start': {
    walk: async (opened) => {
      const { page, org } = opened;
      await page.getByLabel('Username').waitFor();
      await disconnect(page);
      await page.evaluate(() => sessionStorage.clear());
      await page.reload();
      await alert(page, /Check your connection/);
      await connect(page, org);
      await page.getByRole('button', { name: 'Start again' }).click();
      await identify(page, 'ada@example.com');
      await verify(page, 'Password', PASSWORD);
      await signedIn(opened);
    },
  },
};

/**
 * Opens a page and walks; then nothing unexpected may be on its console.
 * @param {import('node:test').TestContext} t
 * @param {import('playwright-core').Browser} browser
 * @param {string} folder
 * @param {Walk} walk
 */
export async function take(t, browser, folder, { options, walk }) {
  const opened = await openExample(t, browser, folder, options);
  await walk(opened);
  assert.deepEqual(opened.noises(), []);
}
