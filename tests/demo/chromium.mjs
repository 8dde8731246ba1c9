/** The installed Chromium, driven by playwright-core, which brings no browser of its own. */
import { chromium } from 'playwright-core';
import { program } from './programs.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

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

/** @returns {Promise<import('playwright-core').Browser>} */
export const launchChromium = () =>
  chromium.launch({ executablePath: program('CHROME', NAMES), args: ARGS, headless: true });

/** @returns {Promise<import('./smoke.mjs').Browser>} */
export async function launch() {
  const browser = await launchChromium();
  return { close: () => browser.close(), visit: () => visit(browser) };
}

/** @param {import('playwright-core').Browser} browser */
async function visit(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const noises = [];
  page.on('pageerror', (error) => noises.push(`uncaught: ${error.stack ?? error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') noises.push(`console: ${message.text()} (${message.location().url})`);
  });
  return {
    page,
    noises: async () => noises,
    screenshot: () => page.screenshot({ fullPage: true }),
    close: () => context.close(),
  };
}
