// @ts-check
// A hundred thousand states made, proceeded and dropped, and twenty thousand polls leave no memory behind in a page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { launchChromium } from '../support/chromium.mjs';
import { serveInstalled } from '../support/installed.mjs';
import { COUNTS, checkReport, folder, growth, megabytes, SLACK, TIMEOUT } from './soak/report.mjs';

/** Soaks in a page, whose heap the browser's own tools measure. */
async function inPage(/** @type {string} */ file, /** @type {typeof COUNTS} */ counts, keep = false) {
  const [pages, browser] = await Promise.all([serveInstalled(folder), launchChromium()]);
  try {
    const page = await browser.newPage();
    const spoken = /** @type {string[]} */ ([]);
    page.on('console', (message) => spoken.push(message.text()));
    page.on('pageerror', (error) => spoken.push(String(error)));
    const tools = await page.context().newCDPSession(page);
    await tools.send('HeapProfiler.enable');
    await page.exposeFunction('heap', async () => {
      // What finalizers release is collected in a later round: the least counts.
      let least = Infinity;
      for (let round = 0; round < 6; round++) {
        await tools.send('HeapProfiler.collectGarbage');
        const { usedSize, embedderHeapUsedSize } = /** @type {any} */ (await tools.send('Runtime.getHeapUsage'));
        least = Math.min(least, usedSize + embedderHeapUsedSize);
        await pause(100);
      }
      return least;
    });
    await page.goto(pages.origin);
    const report = await page.evaluate(
      async ([name, of, keeps]) => {
        const { soak, watchMemories } = await import(/** @type {any} */ ('/rounds.mjs'));
        const wasm = watchMemories();
        const { default: idx } = await import(/** @type {any} */ (`/pkg/${name}`));
        const kept = /** @type {unknown[]} */ ([]);
        const began = performance.now();
        const { heap } = /** @type {any} */ (globalThis);
        const seen = await soak(
          idx,
          of,
          { wasm, heap },
          keeps ? (/** @type {unknown} */ state) => kept.push(state) : undefined,
        );
        return { ...seen, seconds: (performance.now() - began) / 1000, kept: kept.length };
      },
      /** @type {const} */ ([file, counts, keep]),
    );
    return { ...report, spoken };
  } finally {
    await Promise.all([pages.close(), browser.close()]);
  }
}

for (const file of ['index.mjs', 'js.mjs']) {
  test(`Chromium, ${file}: ${COUNTS.states} states and ${COUNTS.polls} polls leave no memory behind`, {
    timeout: TIMEOUT,
  }, async (t) => {
    const report = await inPage(file, COUNTS);
    checkReport(report, file === 'index.mjs');
    assert.deepEqual(report.spoken, [], 'nothing is printed');
    t.diagnostic(`${megabytes(report)}; ${report.seconds.toFixed(1)} s`);
  });
}

test('Chromium: states that are kept make the heap grow', { timeout: TIMEOUT }, async () => {
  const report = await inPage('index.mjs', { states: 2_000, polls: 100 }, true);
  assert.equal(report.kept, 2_000);
  assert.ok(growth(report) > SLACK, `only ${growth(report)} bytes`);
});
