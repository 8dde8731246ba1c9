// @ts-check
// Chromium: the same as recovery.test.mjs.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import { launch, site } from './browser.mjs';
import { CASES, FLAG, SUITE, TIME } from './recovery-cases.mjs';

describe('Chromium', SUITE, () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof site>>} */
  let pages;
  before(async () => {
    const names = ['recovery.mjs', 'recovery-memory.mjs', 'recovery-depth.mjs', 'recovery-stack.mjs'];
    const files = await Promise.all(
      names.map(async (name) => [`/${name}`, await readFile(new URL(name, import.meta.url), 'utf8')]),
    );
    pages = await site({
      '/': '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">',
      ...Object.fromEntries(files),
    });
    browser = await launch([`--js-flags=${FLAG}`]);
  });
  after(() => Promise.all([pages.close(), browser.close()]));

  for (const file of ['index.mjs', 'js.mjs']) {
    for (const { kind, name } of CASES) {
      test(`${file}, ${kind}: ${name}`, TIME, async (context) => {
        const page = await browser.newPage();
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
            // Such an event comes after the promises of its task.
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
