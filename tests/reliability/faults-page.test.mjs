// @ts-check
// The same in a page of another origin than the org's, in headless Chromium, with the page's own `fetch` and with an iframe's,
// whose errors are of other classes.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { launch, site } from '../package/browser.mjs';
import { TIME, casesOf, checkSeen, faultOf } from './check.mjs';
import { startOrg } from './org.mjs';
import { otherOrigins } from './origins.mjs';
import { PATHS } from './rows.mjs';

/** @type {import('./org.mjs').Org} */
let org;
/** @type {Awaited<ReturnType<typeof otherOrigins>>} */
let origins;
/** @type {Awaited<ReturnType<typeof site>>} */
let pages;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  const observe = await readFile(new URL('observe.mjs', import.meta.url), 'utf8');
  const page = '<!doctype html><link rel="icon" href="data:,">';
  pages = await site({
    '/': page,
    '/iframe': `${page}<iframe src="/"></iframe><script>onload = () => { globalThis.fetch = frames[0].fetch.bind(frames[0]); };</script>`,
    '/observe.mjs': observe,
  });
  [org, origins, browser] = await Promise.all([startOrg(), otherOrigins(), launch()]);
});
after(() => Promise.all([org.stop(), origins.close(), pages.close(), browser.close()]));

/** @type {ReturnType<typeof faultOf>} */
let fault;

/** A page with the package in it, in a context of its own. @param {string} address @param {string} file */
async function open(address, file) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const spoken = /** @type {string[]} */ ([]);
  // Chromium tells by itself of what it could not load.
  page.on('console', (message) => {
    if (!/^(Failed to load resource|Access to fetch)/.test(message.text())) spoken.push(message.text());
  });
  page.on('pageerror', (error) => spoken.push(String(error)));
  await page.exposeFunction('arm', () => fault.arm());
  await page.exposeFunction('disarm', () => fault.disarm());
  await page.goto(pages.origin + address);
  const observe = (/** @type {string} */ place) =>
    page.evaluate(
      async ([name, origin, place]) => {
        const { default: idx } = await import(/** @type {any} */ (`/pkg/${name}`));
        const { observe } = await import(/** @type {any} */ ('/observe.mjs'));
        const { arm, disarm } = /** @type {any} */ (globalThis);
        return observe(idx, origin, place, { arm, disarm });
      },
      /** @type {const} */ ([file, org.origin, place]),
    );
  return { page, observe, spoken, close: () => context.close() };
}

for (const [what, address] of [
  ['', '/'],
  ["an iframe's fetch, ", '/iframe'],
]) {
  for (const file of ['index.mjs', 'js.mjs']) {
    /** One page goes through it all. @type {ReturnType<typeof open> | undefined} */
    let page;

    for (const it of casesOf('page')) {
      test(`${what}${file}: ${it.row.name}, at ${it.place}`, TIME, async () => {
        fault = faultOf(org, it, origins);
        // A preflight is remembered for as long as its context.
        const mine = await (it.row.only ? open(address, file) : (page ??= open(address, file)));
        const seen = await mine.observe(it.place);
        if (it.row.only) await mine.close();
        assert.ok(fault.happened(), 'the fault');
        const { other, closed } = origins;
        checkSeen(seen, it, { url: org.origin + PATHS[it.place], place: it.place, runtime: 'page', other, closed });
        assert.deepEqual(mine.spoken, [], 'nothing is printed');
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

test('another origin that allows nothing gets nothing', () => {
  const { requests } = origins;
  assert.ok(requests.length > 0, 'it was asked');
  assert.deepEqual([...new Set(requests.map(({ method, body }) => method + body))], ['OPTIONS']);
});
