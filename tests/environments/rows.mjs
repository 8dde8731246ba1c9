// @ts-check
// A row is a tool or runtime, at one version, that imports the package in one form. Each is a test.
import path from 'node:path';
import { test } from 'node:test';

import { around } from '../support/around.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { startOrg } from '../support/org.mjs';
import { run } from '../support/process.mjs';
import { within } from '../support/within.mjs';
import { checkOutcome } from './outcome.mjs';
import { makeProject } from './project.mjs';

/**
 * What every row is given.
 * @typedef {object} Context
 * @property {string} folder of the row's project
 * @property {string} org the mock org's origin
 * @property {() => Promise<import('playwright-core').Browser>} browser
 */

/**
 * @typedef {object} Row
 * @property {string} name of the tool or runtime
 * @property {string} version
 * @property {string} form how the package is imported
 * @property {string} project a folder of `projects/`. Test files may run at the same time, so each has its own projects.
 * @property {(context: Context) => Promise<unknown>} run gives the outcome of a sign-in
 * @property {'WebAssembly' | 'JavaScript'} [core] that is to run, WebAssembly by default
 * @property {RegExp} [fetches] an address that the page is to ask for
 * @property {boolean} [signsIn] `false` where there is no outcome to check: it passes by not failing
 * @property {string} [result] what it shows, other than that it signs in
 * @property {number} [seconds] it may take, 120 by default
 */

/**
 * Makes each row a test. They share one org and one browser.
 * @param {Row[]} rows
 */
export function testRows(rows) {
  /** @type {import('../support/org.mjs').Org} */
  let org;
  /** @type {Promise<import('playwright-core').Browser> | undefined} */
  let launched;
  const browser = () => {
    launched ??= launchChromium();
    return launched;
  };

  around(
    async () => {
      org = await startOrg();
    },
    async () => {
      await (await launched?.catch(() => undefined))?.close();
      await org?.stop();
    },
  );

  for (const row of rows) {
    const { name, version, form, project, result, seconds = 120, signsIn = true } = row;
    test(`${name}, ${version}, ${form}${result ? `: ${result}` : ''}`, async () => {
      // Outside the row's time: the first run installs the tools.
      const folder = await makeProject(project);
      const outcome = await within(seconds, 'the row', row.run({ folder, org: org.origin, browser }));
      if (signsIn) await checkOutcome(outcome, org.origin, row);
    });
  }
}

/**
 * The outcome that a program printed.
 * @param {string} stdout
 */
export function printed(stdout) {
  const line = stdout.split('\n').find((text) => text.startsWith('OUTCOME '));
  if (!line) throw new Error(`the program printed no outcome, but:\n${stdout}`);
  return JSON.parse(line.slice('OUTCOME '.length));
}

/**
 * Runs a program that prints its outcome.
 * @param {Context} context
 * @param {string} program a path, from the project's folder
 * @param {string[]} args
 * @param {Omit<import('../support/process.mjs').Options, 'cwd'>} [options]
 */
export async function outcomeOfProgram({ folder, org }, program, args, { env, ...options } = {}) {
  const file = path.resolve(folder, program);
  return printed(await run(file, args, { cwd: folder, env: { ...env, ORG: org }, ...options }));
}
