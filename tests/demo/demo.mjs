// @ts-check
// Serves the demo page with a mock org and one of the two cores.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { packageFolder, root } from '../support/built.mjs';
import { startOrg } from '../support/org.mjs';
import { within } from '../support/within.mjs';

/** @typedef {'WebAssembly' | 'JavaScript'} Core */

/** @type {Core[]} */
export const CORES = ['WebAssembly', 'JavaScript'];

/** Of a browser's profile. */
export const PROFILE = { viewport: { width: 1280, height: 900 } };

/** The folder from which the page imports `index.mjs` and `flow.mjs`. @param {Core} core */
export function folderOf(core) {
  const folder = packageFolder();
  if (core === 'WebAssembly') return folder;
  const copy = mkdtempSync(path.join(tmpdir(), 'okta-idx-wasm-'));
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  const files = { 'js.mjs': 'index.mjs', 'js-core.mjs': '', 'flow-js.mjs': 'flow.mjs', 'flow-js-core.mjs': '' };
  for (const [file, name] of Object.entries(files))
    copyFileSync(path.join(folder, file), path.join(copy, name || file));
  return copy;
}

/**
 * Starts an org that serves the page. WebAuthn needs both on `localhost`.
 * @param {string} folder of the package
 * @param {string[]} [args] more arguments of the mock org
 */
export const startDemo = (folder, args = []) =>
  startOrg(['--serve', path.join(root, 'www-demo'), '--serve', `/okta-idx-wasm=${folder}`, ...args], {
    host: 'localhost',
  });

/** A page that hangs cannot be closed; it ends with the browser. @param {import('playwright-core').BrowserContext} context */
export const closed = (context) => within(5, 'closing the page', context.close()).catch(() => {});

/**
 * The same, with a new browser profile.
 * @param {import('playwright-core').Browser} browser
 * @param {string} folder of the package
 * @param {string[]} [args] more arguments of the mock org
 */
export async function startDemoAndProfile(browser, folder, args) {
  const org = await startDemo(folder, args);
  const context = await browser.newContext(PROFILE);
  return { org, context, end: () => Promise.all([org.stop(), closed(context)]) };
}
