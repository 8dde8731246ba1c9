// @ts-check
import { chromium as playwright } from 'playwright-core';

/** As root it cannot use its sandbox; the other flags keep it from using the network. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Headless Chromium. Each browsing context has a renderer process of its own.
 * @param {string} origin
 * @returns {Promise<import('./index.mjs').Browser>}
 */
export async function chromium(origin) {
  const browser = await playwright.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ARGS });
  return {
    version: browser.version(),
    close: () => browser.close(),
    async call(name, args) {
      const context = await browser.newContext();
      try {
        const page = await context.newPage();
        page.setDefaultTimeout(0);
        await page.goto(origin);
        return await page.evaluate(
          ([which, given]) => /** @type {any} */ (globalThis)[which](...given),
          /** @type {const} */ ([name, args]),
        );
      } finally {
        await context.close();
      }
    },
  };
}
