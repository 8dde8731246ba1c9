// @ts-check
// The same in a page of another origin than the org's, in headless Chromium.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { launch, site } from '../package/browser.mjs';
import { serve } from '../package/project.mjs';
import { casesOf, checkSeen, faultOf } from './check.mjs';
import { startOrg } from './org.mjs';
import { PATHS } from './rows.mjs';

/** @type {import('./org.mjs').Org} */
let org;
/** @type {Awaited<ReturnType<typeof serve>>} */
let elsewhere;
/** @type {Awaited<ReturnType<typeof site>>} */
let pages;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  const observe = await readFile(new URL('observe.mjs', import.meta.url), 'utf8');
  pages = await site({ '/': '<!doctype html><link rel="icon" href="data:,">', '/observe.mjs': observe });
  elsewhere = await serve(() => ({ headers: { 'content-type': 'text/html' }, body: '<h1>Elsewhere</h1>' }));
  [org, browser] = await Promise.all([startOrg(), launch()]);
});
after(() => Promise.all([org.stop(), elsewhere.close(), pages.close(), browser.close()]));

/** @type {ReturnType<typeof faultOf>} */
let fault;

/** A page with the package in it, in a context of its own. @param {string} file */
async function open(file) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const spoken = /** @type {string[]} */ ([]);
  // Chromium tells by itself of what it could not load.
  page.on('console', (message) => { if (!/^(Failed to load resource|Access to fetch)/.test(message.text())) spoken.push(message.text()); });
  page.on('pageerror', (error) => spoken.push(String(error)));
  await page.exposeFunction('arm', () => fault.arm());
  await page.exposeFunction('disarm', () => fault.disarm());
  await page.goto(pages.origin);
  const observe = (/** @type {string} */ place) => page.evaluate(async ([name, origin, place]) => {
    const { default: idx } = await import(/** @type {any} */ (`/pkg/${name}`));
    const { observe } = await import(/** @type {any} */ ('/observe.mjs'));
    const { arm, disarm } = /** @type {any} */ (globalThis);
    return observe(idx, origin, place, { arm, disarm });
  }, /** @type {const} */ ([file, org.origin, place]));
  return { observe, spoken, close: () => context.close() };
}

for (const file of ['index.mjs', 'js.mjs']) {
  /** One page goes through it all. @type {ReturnType<typeof open> | undefined} */
  let page;

  for (const it of casesOf('page')) {
    test(`${file}: ${it.row.name}, at ${it.place}`, async () => {
      const other = `${elsewhere.origin}/elsewhere`;
      fault = faultOf(org, it, other);
      // A preflight is remembered for as long as its context.
      const mine = await (it.row.only ? open(file) : (page ??= open(file)));
      const seen = await mine.observe(it.place);
      if (it.row.only) await mine.close();
      assert.ok(fault.happened(), 'the fault');
      checkSeen(seen, it, { url: org.origin + PATHS[it.place], place: it.place, runtime: 'page', other });
      assert.deepEqual(mine.spoken, [], 'nothing is printed');
    });
  }
}

test('another origin that allows nothing gets nothing', () => {
  assert.ok(elsewhere.requests.length > 0, 'it was asked');
  assert.deepEqual([...new Set(elsewhere.requests.map(({ method, body }) => method + body))], ['OPTIONS']);
});
