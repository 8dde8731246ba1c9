// @ts-check
// The pages `/__inbox` and `/__device` in Chromium: they update themselves, and everybody can use them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launchChromium, noisesOf } from '../support/chromium.mjs';
import { startOrg } from '../support/org.mjs';
import { begin, post } from './installed.mjs';

const AXE = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const NARROW = { width: 360, height: 800 };
const KATHERINE = 'katherine@example.com';
const PUSH = 'push@example.com';

/** @type {Awaited<ReturnType<typeof startOrg>>} */
let org;
/** @type {Awaited<ReturnType<typeof launchChromium>>} */
let browser;

before(async () => {
  org = await startOrg();
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await org?.stop();
});

/** Enters an identifier. @param {string} identifier */
async function identify(identifier) {
  const issuer = `${org.origin}/oauth2/default`;
  const client = { fetch, issuer, clientId: 'demo-client', redirectUri: 'http://localhost/' };
  const { stateHandle } = await begin(client);
  return post(client, '/idp/idx/identify', { stateHandle, identifier });
}

/** @param {string} path @param {(page: import('playwright-core').Page) => Promise<void>} use */
async function onPage(path, use) {
  await fetch(`${org.origin}/__reset`, { method: 'POST' });
  const page = await browser.newPage({ viewport: NARROW });
  const noises = noisesOf(page);
  await page.goto(org.url(path));
  await use(page);
  await page.close();
  assert.deepEqual(noises, []);
}

/** Checks a page in both colour schemes. @param {import('playwright-core').Page} page */
async function audit(page) {
  await page.evaluate(`${AXE}; 0`);
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run(document));
    const told = violations.map((/** @type {any} */ it) => `${it.id}: ${it.nodes[0].html}`);
    assert.deepEqual(told, [], colorScheme);
  }
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= NARROW.width, `${width} px wide`);
}

test('new mail appears in the inbox by itself, and the focus stays', () =>
  onPage('/__inbox', async (page) => {
    await page.getByText('Nothing has been sent yet.').waitFor();
    await identify(KATHERINE);
    const links = page.getByRole('link', { name: 'Open the link' });
    await links.waitFor();
    await page.getByText(await org.code(KATHERINE)).waitFor();
    await links.focus();
    await identify(KATHERINE);
    await links.nth(1).waitFor();
    assert.equal(await page.getByRole('listitem').count(), 2);
    assert.ok(await links.nth(1).evaluate((link) => link === document.activeElement), 'the link of the first mail');
    await page
      .getByRole('status')
      .filter({ hasText: 'New: Your one-time verification code' })
      .waitFor({ state: 'attached' });
    await audit(page);
  }));

test('a notification comes to the device and goes, and what is typed there stays', () =>
  onPage('/__device', async (page) => {
    await page.getByText('There are no notifications.').waitFor();
    await page.getByText('Add an account to the app').click();
    const secret = page.getByLabel('Secret key');
    await secret.fill('GEZDGNBVGY3TQOJQ');
    const step = await identify(PUSH);
    const number = step.currentAuthenticator.value.contextualData.correctAnswer;
    await page.getByRole('button', { name: number, exact: true }).waitFor();
    await audit(page);
    await post({ fetch, issuer: `${org.origin}/oauth2` }, '/idp/idx/cancel', { stateHandle: step.stateHandle });
    await page.getByText('There are no notifications.').waitFor();
    assert.equal(await secret.inputValue(), 'GEZDGNBVGY3TQOJQ');
  }));

test('the form of the device adds an account to the app', () =>
  onPage('/__device', async (page) => {
    await page.getByText('Add an account to the app').click();
    await page.getByLabel('Secret key').fill('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
    await page.getByLabel('User').fill('ada@example.com');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Ada Lovelace, ada@example.com').waitFor();
    await page
      .getByText(/^\d+ s left$/)
      .first()
      .waitFor();
  }));

test('a hidden page asks for nothing until it is visible', () =>
  onPage('/__inbox', async (page) => {
    /** @param {boolean} hidden */
    const hide = (hidden) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { value, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await page.clock.install();
    await page.reload();
    await hide(true);
    let asked = 0;
    page.on('request', () => asked++);
    await page.clock.runFor(10_000);
    assert.equal(asked, 0);
    const next = page.waitForRequest('**/__inbox');
    await hide(false);
    await next;
  }));
