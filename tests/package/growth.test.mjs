// @ts-check
// No call may give a wrong result while the core's memory grows, or afterwards.
import { test } from 'node:test';

import { around } from '../support/around.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { requireInstalled, serveInstalled } from '../support/installed.mjs';
import { NAMES, checkGrowth } from './growth.mjs';
import { loadAgain, watchMemory } from './memory.mjs';

const bytes = watchMemory();

/** No case takes more than a second; a call that never ends is a failure. */
const TIME = { timeout: 30_000 };

for (const entry of ['okta-idx-wasm', 'okta-idx-wasm/js']) {
  for (const name of NAMES)
    test(`${entry}, results are right while memory grows: ${name}`, TIME, () =>
      checkGrowth(name, loadAgain(requireInstalled, entry), bytes),
    );
}

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serveInstalled>>} */
let pages;
around(
  async () => {
    [pages, browser] = await Promise.all([serveInstalled(import.meta.dirname), launchChromium()]);
  },
  () => Promise.all([pages?.close(), browser?.close()]),
);

for (const file of ['index.mjs', 'js.mjs']) {
  for (const name of NAMES) {
    test(`Chromium, ${file}, results are right while memory grows: ${name}`, TIME, async () => {
      const page = await browser.newPage();
      await page.goto(pages.origin);
      await page.evaluate(
        async ([file, name]) => {
          const { checkGrowth } = await import(/** @type {any} */ ('/growth.mjs'));
          const { watchMemory } = await import(/** @type {any} */ ('/memory.mjs'));
          const bytes = watchMemory();
          const { default: idx } = await import(/** @type {any} */ (`/pkg/${file}`));
          await checkGrowth(name, idx, bytes);
        },
        /** @type {const} */ ([file, name]),
      );
      await page.close();
    });
  }
}
