// @ts-check
// Headless Chromium, driven by playwright-core, which brings no browser of its own.
import { chromium } from 'playwright-core';

// The first lets it run as root in a container; the others keep it from asking the network for anything.
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long a page may take from its address to its outcome: a dev server bundles meanwhile. */
const PAGE_TIME = 60_000;

/** @param {string} executablePath */
export function launch(executablePath) {
  return chromium.launch({ executablePath, args: ARGS, headless: true });
}

/**
 * Opens a page that signs in, and gives the outcome that it leaves, with the addresses that it asked for and the page's
 * charset.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {string} org handed to the page in its query
 */
export async function openPage(browser, url, org) {
  const context = await browser.newContext();
  /** @type {string[]} */
  const noises = [];
  /** @type {string[]} */
  const fetched = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => noises.push(`uncaught: ${error.stack ?? error}`));
    page.on('console', (message) => {
      if (message.type() === 'error') noises.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('request', (request) => fetched.push(request.url()));
    page.on('requestfailed', (request) => noises.push(`no answer: ${request.url()} ${request.failure()?.errorText}`));
    const address = new URL(url);
    address.searchParams.set('org', org);
    await page.goto(address.href);
    const outcome = await page.waitForFunction(() => /** @type {any} */ (globalThis).environmentOutcome, undefined, {
      timeout: PAGE_TIME,
    });
    const charset = await page.evaluate(() => document.characterSet);
    return { .../** @type {object} */ (await outcome.jsonValue()), fetched, charset };
  } catch (error) {
    throw new Error([/** @type {Error} */ (error).message, ...noises].join('\n'));
  } finally {
    await context.close();
  }
}
