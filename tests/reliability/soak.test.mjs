// @ts-check
// A hundred thousand states made, proceeded and dropped, and twenty thousand polls leave no memory behind.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { launchChromium } from '../support/chromium.mjs';
import { serveInstalled } from '../support/installed.mjs';
import { run } from '../support/process.mjs';

const folder = path.join(import.meta.dirname, 'soak');

const COUNTS = { states: Number(process.env.SOAK_STATES ?? 100_000), polls: Number(process.env.SOAK_POLLS ?? 20_000) };
/** Thirty bytes for each state, where one that is kept takes 6,000: room for compiled code. */
const SLACK = 3_000_000;
/** The longest that any may take. */
const TIMEOUT = 900_000;

/**
 * @typedef {{ wasm: number, heap: number }} Bytes
 * @typedef {{ warm: Bytes, made: Bytes, polled: Bytes }} Report
 */

/** Bytes that are there after all the work and were not before: what states left behind is there after the polls, too. @param {Report} report */
const growth = ({ warm, polled }) => polled.heap - warm.heap;

/** @param {Report} report @param {boolean} isWasm */
function checkReport(report, isWasm) {
  const { warm, made, polled } = report;
  assert.equal(warm.wasm > 0, isWasm, 'the memory was watched');
  assert.deepEqual([made.wasm, polled.wasm], [warm.wasm, warm.wasm], 'the core grew');
  assert.ok(growth(report) < SLACK, `the heap grew by ${growth(report)} bytes`);
}

const megabytes = (/** @type {Report} */ { warm, made, polled }) =>
  Object.entries({ warm, made, polled })
    .map(([when, { wasm, heap }]) => `${when} ${(heap / 1e6).toFixed(2)} MB heap, ${(wasm / 1e6).toFixed(2)} MB core`)
    .join('; ');

const inNode = async (/** @type {unknown[]} */ ...given) => {
  const args = ['--expose-gc', path.join(folder, 'node.mjs'), ...given.map(String)];
  return JSON.parse(await run(process.execPath, args, { seconds: TIMEOUT / 1000 }));
};

for (const entry of ['okta-idx-wasm', 'okta-idx-wasm/js']) {
  test(`Node.js, ${entry}: ${COUNTS.states} states and ${COUNTS.polls} polls leave no memory behind`, {
    timeout: TIMEOUT,
  }, async (t) => {
    const report = await inNode(entry, COUNTS.states, COUNTS.polls);
    checkReport(report, entry === 'okta-idx-wasm');
    assert.deepEqual(report.spoken, [], 'nothing is printed');
    t.diagnostic(`${megabytes(report)}; ${report.seconds.toFixed(1)} s`);
  });
}

test('Node.js: states that are kept make the heap grow', { timeout: TIMEOUT }, async () => {
  const report = await inNode('okta-idx-wasm', 2_000, 100, 'keep');
  assert.equal(report.kept, 2_000);
  assert.ok(growth(report) > SLACK, `only ${growth(report)} bytes`);
});

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
