// @ts-check
// What rows are made of.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { openPage } from '../browser.mjs';
import { run } from '../process.mjs';
import { versionOf } from '../project.mjs';
import { serve } from '../serve.mjs';

/**
 * What every row is given.
 * @typedef {object} Context
 * @property {import('../project.mjs').Projects} projects
 * @property {string} org the mock org's origin
 * @property {string} tarball
 * @property {() => Promise<import('playwright-core').Browser>} browser
 */

/**
 * @typedef {object} Row
 * @property {string} name of the tool or runtime
 * @property {string} form how the package is taken in
 * @property {string} project a folder of `projects/`, made before it runs
 * @property {(context: Context) => Promise<string>} version
 * @property {(context: Context) => Promise<unknown>} run gives the outcome of a sign-in
 * @property {'WebAssembly' | 'JavaScript'} [core] that is to run, WebAssembly by default
 * @property {RegExp} [fetches] an address that the page is to ask for
 * @property {boolean} [signsIn] `false` where there is no outcome to check: it passes by not failing
 * @property {string} [result] what it shows, other than that it signs in
 * @property {number} [seconds] it may take
 */

/**
 * The version that the project's manifest pins.
 * @param {string} project
 * @param {string} tool
 */
export const pinned = (project, tool) => () => versionOf(project, tool);

/**
 * Runs a step once for all the rows that need it.
 * @template T
 * @param {(context: Context) => Promise<T>} step
 */
export function once(step) {
  /** @type {Promise<T> | undefined} */
  let done;
  return (/** @type {Context} */ context) => (done ??= step(context));
}

/**
 * The outcome that a program printed.
 * @param {string} stdout
 * @param {string} [word] what stands before it
 */
export function printed(stdout, word = 'OUTCOME') {
  const line = stdout.split('\n').find((text) => text.startsWith(`${word} `));
  if (!line) throw new Error(`the program printed no outcome, but:\n${stdout}`);
  return JSON.parse(line.slice(word.length + 1));
}

/**
 * Runs a program that prints its outcome.
 * @param {Context} context
 * @param {{ project: string, command: string, args: string[], seconds?: number, env?: Record<string, string> }} program
 *   `command` is taken from the project's folder where it has a slash
 */
export async function outcomeOfProgram({ projects, org }, { project, command, args, seconds, env }) {
  const cwd = await projects.make(project);
  const file = command.includes('/') && !path.isAbsolute(command) ? path.join(cwd, command) : command;
  return printed(await run(file, args, { cwd, seconds, env: { ...env, ORG: org } }));
}

/**
 * Serves a folder and opens a page of it.
 * @param {Context} context
 * @param {string} folder
 * @param {string} [page]
 * @param {import('../serve.mjs').Options} [served]
 */
export async function outcomeOfPage({ browser, org }, folder, page = 'index.html', served) {
  const server = await serve(folder, served);
  try {
    return await openPage(await browser(), `${server.origin}/${page}`, org);
  } finally {
    await server.close();
  }
}

/**
 * Writes a page that loads one script.
 * @param {string} file
 * @param {string} script
 * @param {{ classic?: boolean, declares?: string }} [options] `classic` where the script is no module, and the charset that
 *   the page declares, if any
 */
export async function writePage(file, script, { classic = false, declares = 'utf-8' } = {}) {
  const type = classic ? 'defer' : 'type="module"';
  const meta = declares && `<meta charset="${declares}">\n`;
  await writeFile(
    file,
    `<!doctype html>\n${meta}<link rel="icon" href="data:,">\n<script ${type} src="${script}"></script>\n`,
  );
}
