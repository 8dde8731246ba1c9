// @ts-check
// The same faults in a page whose origin is not the org's, in headless Chromium, with the page's own `fetch` and with an
// iframe's, whose errors are of other classes.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { around } from '../support/around.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { EMPTY_PAGE, serveInstalled } from '../support/installed.mjs';
import { TIME, casesOf, checkSeen, faultOf, redirectsOf } from './check.mjs';
import { startOrigins } from './origins.mjs';

/** @type {import('./origins.mjs').Origins} */
let origins;
/** @type {Awaited<ReturnType<typeof serveInstalled>>} */
let pages;
/** @type {import('playwright-core').Browser} */
let browser;
around(
  async () => {
    const iframe = `${EMPTY_PAGE}<iframe src="/"></iframe><script>onload = () => { globalThis.fetch = frames[0].fetch.bind(frames[0]); };</script>`;
    [pages, origins, browser] = await Promise.all([
      serveInstalled(import.meta.dirname, { pages: { '/iframe': iframe } }),
      startOrigins(),
      launchChromium(),
    ]);
  },
  () => Promise.all([pages?.close(), origins?.close(), browser?.close()]),
);

/** The package in a page of a context of its own. @param {string} address @param {string} file */
async function open(address, file) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const spoken = /** @type {string[]} */ ([]);
  // Chromium itself reports what it could not load.
  page.on('console', (message) => {
    if (!/^(Failed to load resource|Access to fetch)/.test(message.text())) spoken.push(message.text());
  });
  page.on('pageerror', (error) => spoken.push(String(error)));
  /** @type {ReturnType<typeof faultOf>} */
  let fault;
  for (const name of /** @type {const} */ (['arm', 'met', 'disarm']))
    await page.exposeFunction(name, () => fault[name]());
  await page.goto(pages.origin + address);
  return {
    page,
    close: () => context.close(),
    /** Observes a case, and checks it. @param {import('./check.mjs').Case} it */
    async check(it) {
      fault = faultOf(it, origins);
      const seen = await page.evaluate(
        async ([name, origin, place]) => {
          const { default: idx } = await import(/** @type {any} */ (`/pkg/${name}`));
          const { observe } = await import(/** @type {any} */ ('/observe.mjs'));
          const { arm, met, disarm } = /** @type {any} */ (globalThis);
          return observe(idx, origin, place, { arm, met, disarm });
        },
        /** @type {const} */ ([file, origins.org.origin, it.place]),
      );
      assert.ok(fault.happened(), 'the fault');
      checkSeen(seen, it, { runtime: 'page' }, origins);
      assert.deepEqual(spoken, [], 'nothing is printed');
    },
  };
}

for (const [what, address] of [
  ['', '/'],
  ["an iframe's fetch, ", '/iframe'],
]) {
  for (const file of ['index.mjs', 'js.mjs']) {
    /** One page goes through it all. @type {ReturnType<typeof open> | undefined} */
    let shared;

    for (const it of casesOf('page')) {
      test(`${what}${file}: ${it.row.name}, at ${it.place}`, TIME, async () => {
        if (!it.row.only) return (await (shared ??= open(address, file))).check(it);
        // A preflight is remembered for as long as its context.
        const page = await open(address, file);
        await page.check(it);
        return page.close();
      });
    }
  }
}

test("an iframe's fetch makes errors of other classes", async () => {
  const { page, close } = await open('/iframe', 'index.mjs');
  const known = await page.evaluate(
    (closed) =>
      fetch(closed).then(
        () => 'none',
        (error) => [error.name, error instanceof TypeError],
      ),
    origins.closed,
  );
  await close();
  assert.deepEqual(known, ['TypeError', false]);
});

test('an origin that allows nothing by CORS gets no body', async () => {
  const { requests } = origins;
  const { check, close } = await open('/', 'index.mjs');
  for (const it of redirectsOf(casesOf('page'))) await check(it);
  await close();
  assert.ok(requests.length > 0, 'it was asked');
  assert.deepEqual([...new Set(requests.map(({ method, body }) => method + body))], ['OPTIONS']);
});
