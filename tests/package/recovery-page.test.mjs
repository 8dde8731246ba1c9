// @ts-check
// Chromium: the same as recovery.test.mjs.
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';

import { around } from '../support/around.mjs';
import { packageFolder } from '../support/built.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { serveInstalled } from '../support/installed.mjs';
import { CASES, FLAG, SUITE, TIME } from './recovery-cases.mjs';

describe('after a trap of the core, the next call works, in Chromium', SUITE, () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serveInstalled>>} */
  let pages;
  around(
    async () => {
      pages = await serveInstalled(import.meta.dirname);
      browser = await launchChromium([`--js-flags=${FLAG}`]);
    },
    () => Promise.all([pages?.close(), browser?.close()]),
  );

  for (const file of ['index.mjs', 'js.mjs']) {
    for (const { kind, name } of CASES) {
      test(`${file}, ${kind}: ${name}`, TIME, async (context) => {
        const page = await browser.newPage();
        // Each load has a path of its own, as a page keeps each module that it has loaded.
        await page.route('**/load-*/*', (route) =>
          route.fulfill({ path: path.join(packageFolder(), path.basename(route.request().url())) }),
        );
        await page.goto(pages.origin);
        const { seen, unhandled } = await page.evaluate(
          async ([file, kind, name]) => {
            const unhandled = /** @type {string[]} */ ([]);
            addEventListener('unhandledrejection', ({ reason }) => unhandled.push(String(reason?.stack ?? reason)));
            const { checkMemory, limitBuffers } = await import(/** @type {any} */ ('/recovery-memory.mjs'));
            const { checkStack } = await import(/** @type {any} */ ('/recovery-stack.mjs'));
            if (kind === 'memory') limitBuffers();
            let loads = 0;
            const load = async () => (await import(`/load-${++loads}/${file}`)).default;
            const seen = await (kind === 'memory' ? checkMemory : checkStack)(name, load);
            // The event comes after the promises of its task.
            await new Promise((resolve) => setTimeout(resolve, 20));
            return { seen, unhandled };
          },
          /** @type {const} */ ([file, kind, name]),
        );
        assert.deepEqual(unhandled, []);
        context.diagnostic(String(seen));
        await page.close();
      });
    }
  }
});
