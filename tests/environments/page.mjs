// @ts-check
// Pages that sign in.
import { writeFile } from 'node:fs/promises';

import { noisesOf } from '../support/chromium.mjs';
import { serve } from '../support/static-server.mjs';

/** @typedef {import('./rows.mjs').Context} Context */

/** How long a page may take from its address to its outcome: a dev server bundles meanwhile. */
const PAGE_TIME = 60_000;

/**
 * Opens a page that signs in, and gives the outcome that it leaves, with the addresses that it asked for and the page's
 * charset.
 * @param {Context} context
 * @param {string} url
 */
export async function openPage({ browser, org }, url) {
  const profile = await (await browser()).newContext();
  const page = await profile.newPage();
  const noises = noisesOf(page);
  /** @type {string[]} */
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url()));
  page.on('requestfailed', (request) => noises.push(`no answer: ${request.url()} ${request.failure()?.errorText}`));
  try {
    const address = new URL(url);
    address.searchParams.set('org', org);
    await page.goto(address.href);
    const outcome = await page.waitForFunction(() => /** @type {any} */ (globalThis).environmentOutcome, undefined, {
      timeout: PAGE_TIME,
    });
    const charset = await page.evaluate(() => document.characterSet);
    return { .../** @type {object} */ (await outcome.jsonValue()), fetched, charset };
  } catch (error) {
    throw new Error([/** @type {Error} */ (error).message, ...noises].join('\n'));
  } finally {
    await profile.close();
  }
}

/**
 * Serves a folder and opens a page of it.
 * @param {Context} context
 * @param {string} folder
 * @param {string} [page]
 * @param {import('../support/static-server.mjs').Options} [served]
 */
export async function outcomeOfPage(context, folder, page = 'index.html', served) {
  const server = await serve(folder, { host: 'localhost', ...served });
  try {
    return await openPage(context, `${server.origin}/${page}`);
  } finally {
    await server.close();
  }
}

/**
 * Writes a page that loads one script.
 * @param {string} file
 * @param {string} script
 * @param {{ classic?: boolean, declares?: string }} [options] `classic` where the script is no module, and the charset
 *   that the page declares, if any
 */
export async function writePage(file, script, { classic = false, declares = 'utf-8' } = {}) {
  const type = classic ? 'defer' : 'type="module"';
  const meta = declares && `<meta charset="${declares}">\n`;
  await writeFile(
    file,
    `<!doctype html>\n${meta}<link rel="icon" href="data:,">\n<script ${type} src="${script}"></script>\n`,
  );
}
