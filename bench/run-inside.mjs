// @ts-check
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { IN_NODE, IN_PAGES, PEER } from './subjects.mjs';

const run = promisify(execFile);
const inside = path.join(path.dirname(fileURLToPath(import.meta.url)), 'inside');

/** Where the measures of `inside/` run. */
export const PLACES = /** @type {const} */ (['Node.js', 'Chromium']);

/**
 * Runs `inside/<name>.mjs` on all subjects in one process or page.
 * @param {import('./subjects.mjs').Bench} bench
 * @param {typeof PLACES[number]} place
 * @param {string} name
 * @param {object} given
 */
export async function runInside(bench, place, name, given) {
  return place === 'Chromium' ? inChromium(bench, name, given) : inNode(bench, name, given);
}

/**
 * @param {import('./subjects.mjs').Bench} bench
 * @param {string} name
 * @param {object} given
 */
async function inNode(bench, name, given) {
  const file = path.join(bench.out, `given-${name}.json`);
  await writeFile(file, JSON.stringify({ ...given, project: bench.project, peer: PEER, subjects: IN_NODE }));
  return node(['--expose-gc', path.join(inside, 'node.mjs'), name, file], bench.project);
}

/**
 * @param {import('./subjects.mjs').Bench} bench
 * @param {string} name
 * @param {object} given
 */
async function inChromium(bench, name, given) {
  bench.texts.set('/given.json', JSON.stringify({ ...given, subjects: IN_PAGES }));
  return onFreshPage(bench, (page) => page.evaluate((which) => /** @type {any} */ (globalThis).inside(which), name));
}

/**
 * Opens a page in a context of its own: nothing is cached, and nothing ran there before.
 * @template T
 * @param {import('./subjects.mjs').Bench} bench
 * @param {(page: import('playwright-core').Page) => Promise<T>} use
 */
export async function onFreshPage({ browser, origin }, use) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(0);
    await page.goto(origin);
    return await use(page);
  } finally {
    await context.close();
  }
}

/**
 * A Node.js that prints JSON, in the production mode of whoever cares.
 * @param {string[]} args
 * @param {string} cwd
 */
export async function node(args, cwd) {
  const { stdout } = await run(process.execPath, args, { cwd, maxBuffer: 2 ** 26, env: { ...process.env, NODE_ENV: 'production' } });
  return JSON.parse(stdout);
}
