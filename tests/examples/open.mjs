// @ts-check
// Pages of the examples in headless Chromium, with the org that they name in this process.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { mockOrgCore, packageFolder } from '../support/built.mjs';
import { noisesOf } from '../support/chromium.mjs';
import { serve } from '../support/static-server.mjs';

/** @type {{ createOrg: typeof import('../../mock-org/npm/template/index.js').createOrg }} */
export const { createOrg } = await import(pathToFileURL(path.join(mockOrgCore(), 'node.mjs')).href);

/** A folder or a file of the examples. @param {string[]} parts */
export const example = (...parts) => path.join(fileURLToPath(new URL('../../examples/', import.meta.url)), ...parts);

/** Where the examples expect their org, as `npx okta-mock-org --port 8701` serves it. */
const ORG = 'http://localhost:8701';

/** The browser writes a line to the console for each response that is not ok, and for each lost connection. */
const EXPECTED = /Failed to load resource/;

/** Answers a request for a file of a CDN with that of the built package. @param {import('playwright-core').Route} route */
export async function answerAsCdn(route) {
  const name = path.basename(new URL(route.request().url()).pathname);
  const body = await readFile(path.join(packageFolder(), name));
  await route.fulfill({ body, contentType: 'text/javascript', headers: { 'access-control-allow-origin': '*' } });
}

/**
 * Serves a folder and opens its page, which finds the org and the package where it looks for them. Fails on errors on the
 * console.
 * @param {import('node:test').TestContext} t
 * @param {import('playwright-core').Browser} browser
 * @param {string} folder
 * @param {import('../../mock-org/npm/template/index.js').OrgOptions} [options] of the org
 */
export async function openExample(t, browser, folder, options) {
  const org = createOrg({ ...options, origin: ORG });
  const server = await serve(folder, { host: 'localhost' });
  t.after(server.close);
  const context = await browser.newContext();
  t.after(() => context.close());
  await context.route(`${ORG}/**`, org.route);
  await context.route('https://cdn.jsdelivr.net/npm/okta-idx-wasm@*/**', answerAsCdn);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const noises = noisesOf(page);
  await page.goto(server.origin);
  return { org, page, noises: () => noises.filter((noise) => !EXPECTED.test(noise)) };
}

const AXE = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe finds to be inaccessible on a page, if it is serious. @param {import('playwright-core').Page} page */
export async function barriers(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    /** @type {any} */ (globalThis).axe.run(document, { resultTypes: ['violations'] }),
  );
  const serious = violations.filter((/** @type {any} */ { impact }) => ['serious', 'critical'].includes(impact));
  return serious.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`);
}

/** Does not let requests to the org through, as if the network were down. @param {import('playwright-core').Page} page */
export const disconnect = (page) => page.context().route(`${ORG}/**`, (route) => route.abort());

/** Lets them through again. @param {import('playwright-core').Page} page @param {{ route: any }} org */
export async function connect(page, org) {
  await page.context().unroute(`${ORG}/**`);
  await page.context().route(`${ORG}/**`, org.route);
}
