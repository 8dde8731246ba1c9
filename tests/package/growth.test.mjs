// @ts-check
// Whatever makes the core's memory grow, no call may give a wrong result: while it grows, and afterwards.
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { launch, site } from './browser.mjs';
import { NAMES, checkGrowth } from './growth.mjs';
import { loadAgain, watchMemory } from './memory.mjs';
import { requireThere } from './project.mjs';

const bytes = watchMemory();

/** No case takes more than a second; a call that never ends is a failure. */
const TIME = { timeout: 30_000 };

for (const entry of ['okta-idx-wasm', 'okta-idx-wasm/js']) {
  for (const name of NAMES)
    test(`${entry}: ${name}`, TIME, () => checkGrowth(name, loadAgain(requireThere, entry), bytes));
}

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof site>>} */
let pages;
before(async () => {
  const [growth, memory] = await Promise.all(
    ['growth.mjs', 'memory.mjs'].map((name) => readFile(new URL(name, import.meta.url), 'utf8')),
  );
  pages = await site({
    '/': '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">',
    '/growth.mjs': growth,
    '/memory.mjs': memory,
  });
  browser = await launch();
});
after(() => Promise.all([pages.close(), browser.close()]));

for (const file of ['index.mjs', 'js.mjs']) {
  for (const name of NAMES) {
    test(`Chromium, ${file}: ${name}`, TIME, async () => {
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
