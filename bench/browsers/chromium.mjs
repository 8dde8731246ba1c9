// @ts-check
import { launchChromium } from '../../tests/support/chromium.mjs';

/**
 * Headless Chromium. Each browsing context has its own renderer process.
 * @param {string} origin
 * @returns {Promise<import('./index.mjs').Browser>}
 */
export async function chromium(origin) {
  const browser = await launchChromium();
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
