/** The Code tab: what is copied from it runs on a page of its own, and does what the demo page did. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageFolder } from '../../support/built.mjs';
import { copied } from '../clipboard.mjs';
import { offered } from './enroll.mjs';

const CDN = 'https://cdn.jsdelivr.net/npm/okta-idx-wasm@0.1/';
/** Served beside the demo page: a browser trusts no page that the test itself answers with. */
const folder = mkdtempSync(path.join(tmpdir(), 'own-pages-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const SERVED = ['--serve', `/own=${folder}`];
let made = 0;
const PETRA = 'push@example.com';

/** Copies the code as a page. @param {import('../person.mjs').Person} person @returns {Promise<string>} */
async function copiedPage({ page }) {
  await page.getByRole('tab', { name: 'Code' }).click();
  return copied(page, page.getByRole('button', { name: 'Copy as a page' }));
}

/**
 * Opens a page with this text; the package comes from the folder that was built.
 * @param {import('../person.mjs').Person} person
 * @param {string} html
 * @param {(() => string | Promise<string>)[]} answers to what the page asks for, in this order
 */
async function ownPage({ page, org }, html, answers = []) {
  const own = await page.context().newPage();
  await own.route(`${CDN}*`, async (route) => {
    const file = path.join(packageFolder(), new URL(route.request().url()).pathname.split('/').pop());
    const headers = { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' };
    await route.fulfill({ body: await readFile(file), headers });
  });
  const name = `${++made}.html`;
  const here = html
    .replaceAll('http://localhost:8701', new URL(org.origin).origin)
    .replaceAll('http://localhost:8700', new URL(org.page).origin);
  assert.notEqual(here, html, 'the page names where `npx okta-mock-org` serves it');
  await writeFile(path.join(folder, name), here);
  await own.goto(`${org.page}/own/${name}`);
  const asked = [];
  for (const answer of answers) {
    const form = own.locator('form');
    await form.waitFor();
    asked.push((await form.innerText()).replace('Send', '').trim());
    await form.locator('input').fill(await answer());
    await form.getByRole('button', { name: 'Send' }).click();
  }
  return { own, asked };
}

/** @param {import('playwright-core').Page} own */
const signedIn = (own) => own.getByText('Signed in.').waitFor();

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const code = {
  'that of a push signs in': {
    org: SERVED,
    async walk(person, org) {
      const tap = async (number) => {
        const [{ href }] = await org.prompts(PETRA);
        await fetch(href, { method: 'POST', body: new URLSearchParams({ answer: number }) });
      };
      await person.begin();
      await person.identify(PETRA);
      await person.at('challenge-poll');
      await tap(await person.stage.locator('.number').innerText());
      await person.signedIn('Petra Push');
      const html = await copiedPage(person);
      await person.look(person.page);
      assert.match(html, /state = await poll\(state\);/);
      const { own } = await ownPage(person, html);
      const told = await own.getByText(/Choose \d+ on your device/).innerText();
      await tap(told.match(/\d+/)[0]);
      await signedIn(own);
      assert.equal(await own.getByRole('link', { name: 'device' }).getAttribute('href'), org.url('/__device'));

      const { own: refused } = await ownPage(person, html);
      await refused.getByText(/Choose \d+ on your device/).waitFor();
      await tap('no');
      await refused.getByText('You have chosen to reject this login.').waitFor();
    },
    expects: [/status of 403.*poll/s, /Uncaught/],
  },
  'that of an app to set up shows the key': {
    org: SERVED,
    client: 'enroll-client',
    async walk(person) {
      await offered(person);
      await person.choose('Google Authenticator');
      await person.submit('select-authenticator-enroll');
      await person.at('enroll-authenticator');
      const { own, asked } = await ownPage(person, await copiedPage(person), [() => 'Set-Up-All-17']);
      assert.deepEqual(asked, ['Password']);
      await own.getByText(/Add this key to your app: [A-Z2-7]{32}/).waitFor();
    },
  },
  'that of a wrong password asks for both, and has neither': {
    org: SERVED,
    refused: true,
    async walk(person) {
      await person.begin();
      await person.identify('ada@example.com');
      await person.password('Not-The-One-1');
      await person.says('Password is incorrect');
      await person.password('Correct-Horse-9');
      await person.signedIn('Ada Lovelace');
      const html = await copiedPage(person);
      assert.ok(!/Not-The-One-1|Correct-Horse-9/.test(html), 'no password is copied');
      const { own, asked } = await ownPage(person, html, [() => 'Not-The-One-1', () => 'Correct-Horse-9']);
      await signedIn(own);
      assert.deepEqual(asked, ['Password', 'Password']);
      await person.page.getByRole('button', { name: 'Show secrets' }).click();
      await person.page.getByText("passcode: 'Correct-Horse-9'").waitFor();
    },
  },
  'that of a choice and an emailed code signs in': {
    org: SERVED,
    async walk(person, org) {
      const select = 'select-authenticator-authenticate';
      const login = 'every@example.com';
      await person.begin();
      await person.identify(login);
      await person.at(select);
      await person.choose('Email');
      await person.submit(select);
      await person.enterCode(await org.code(login));
      await person.signedIn('Evelyn Every');
      const { own, asked } = await ownPage(person, await copiedPage(person), [() => org.code(login)]);
      await signedIn(own);
      assert.deepEqual(asked, ['Enter code']);
    },
  },
  'what a response says stays a comment': {
    org: SERVED,
    refused: true,
    async walk(person) {
      const hostile = "\n</script><script>document.title = 'taken'</script>\u2028document.title = 'taken'";
      await person.page.route('**/challenge/answer', async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replaceAll('"Password is incorrect"', JSON.stringify(hostile));
        await route.fulfill({ response, body });
      });
      await person.begin();
      await person.identify('ada@example.com');
      await person.password('Not-The-One-1');
      await person.says(/document\.title/);
      await person.password('Correct-Horse-9');
      await person.signedIn('Ada Lovelace');
      const { own } = await ownPage(person, await copiedPage(person), [() => 'Not-The-One-1', () => 'Correct-Horse-9']);
      await signedIn(own);
      assert.equal(await own.title(), 'Sign in');
    },
  },
};
