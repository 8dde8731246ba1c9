// @ts-check
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { launchWatched } from './browsers/watched.mjs';
import { IN_NODE, IN_PAGES, PEER } from './subjects.mjs';

/** The title of the place that is not a browser. */
export const NODE = 'Node.js';

const run = promisify(execFile);
const inside = path.join(path.dirname(fileURLToPath(import.meta.url)), 'inside');

/** A place where the measures of `inside/` run. Without an engine, it is Node.js. */
/** @typedef {{ title: string, engine?: import('./browsers/index.mjs').Engine }} Place */

/** @param {import('./subjects.mjs').Bench} bench @returns {Place[]} */
export const places = ({ engines }) => [{ title: NODE }, ...engines.map((engine) => ({ title: engine.title, engine }))];

/**
 * Runs `inside/<name>.mjs` for all subjects in one process or page.
 * @param {import('./subjects.mjs').Bench} bench
 * @param {Place} place
 * @param {string} name
 * @param {object} given
 */
export async function runInside(bench, { engine }, name, given) {
  return engine ? inPage(bench, engine, name, given) : inNode(bench, name, given);
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
 * @param {import('./browsers/index.mjs').Engine} engine
 * @param {string} name
 * @param {object} given
 */
async function inPage(bench, engine, name, given) {
  bench.texts.set('/given.json', JSON.stringify({ ...given, subjects: IN_PAGES }));
  return withBrowser(bench, engine, ({ call }) => call('inside', [name]));
}

/**
 * Starts a browser for one measure only, so that it does not run during the others.
 * @template T
 * @param {import('./subjects.mjs').Bench} bench
 * @param {import('./browsers/index.mjs').Engine} engine
 * @param {(browser: import('./browsers/index.mjs').Browser) => Promise<T>} use
 */
export async function withBrowser({ origin, versions }, engine, use) {
  const browser = await launchWatched(engine, origin);
  versions.set(engine.title, browser.version);
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Runs Node.js and parses the JSON that it prints. `NODE_ENV` is `production`, as some libraries check it.
 * @param {string[]} args
 * @param {string} cwd
 */
export async function node(args, cwd) {
  const { stdout } = await run(process.execPath, args, {
    cwd,
    maxBuffer: 2 ** 26,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return JSON.parse(stdout);
}
