// @ts-check
// Places where WebAssembly is refused and `import()` finds no second file: entries that contain their core sign in there, and
// the others reject with an error that names one.
import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import path from 'node:path';

import { bundle } from './bundle.mjs';
import { STRICT, open, site, version } from './pages.mjs';

/**
 * @typedef {import('./row.mjs').Row} Row
 * @typedef {import('./row.mjs').Context} Context
 */

const BLOB = { 'content-security-policy': "script-src 'self' blob:" };

/** `okta-idx-wasm/js` as people write it, not the address of one of its files. */
const NAMES_JS = /okta-idx-wasm\/js(?![-\w/]|\.\w)/;

/**
 * @param {string} name
 * @param {string} form
 * @param {(context: Context) => Promise<unknown>} outcome
 * @returns {Row}
 */
const signsIn = (name, form, outcome) => ({ name, form, project: 'page', version, core: 'JavaScript', run: outcome });

/**
 * @param {string} name
 * @param {string} form
 * @param {(context: Context) => Promise<unknown>} outcome
 * @returns {Row}
 */
const refuses = (name, form, outcome) => ({
  name,
  form,
  project: 'page',
  version,
  signsIn: false,
  result: 'the error names `okta-idx-wasm/js`',
  async run(context) {
    const { problem } = /** @type {any} */ (await outcome(context));
    assert.equal(typeof problem, 'string', 'what it rejects with');
    // Below the message, where the error was made.
    const [message] = problem.split('\n    at ');
    assert.match(message, NAMES_JS);
  },
});

/** @param {string} script */
const inServiceWorker = (script) => (/** @type {Context} */ context) =>
  open(context, `service-worker.html?script=${script}`, STRICT);

/** @param {string} file of the site */
const inBlob = (file) => (/** @type {Context} */ context) =>
  open(context, `blob.html?file=${encodeURIComponent(file)}`, BLOB);

/** @param {Context} context */
async function bundleInBlob(context) {
  const folder = await bundle(context, 'esbuild', 'idx-js.mjs');
  await cp(path.join(folder, 'bundle.js'), path.join(await site(context), 'bundle.js'));
  return inBlob('bundle.js')(context);
}

/** @type {Row[]} */
export const noCore = [
  refuses("Service worker, CSP script-src 'self'", 'import index.mjs', inServiceWorker('service-worker.mjs')),
  signsIn("Service worker, CSP script-src 'self'", 'import js.mjs', inServiceWorker('service-worker-js.mjs')),
  signsIn("Service worker, CSP script-src 'self'", 'import single.mjs', inServiceWorker('service-worker-single.mjs')),
  refuses(
    "Module from a blob: URL, CSP script-src 'self' blob:",
    'import index.mjs',
    inBlob('okta-idx-wasm/index.mjs'),
  ),
  signsIn(
    "Module from a blob: URL, CSP script-src 'self' blob:",
    'import single.mjs',
    inBlob('okta-idx-wasm/single.mjs'),
  ),
  signsIn("Module from a blob: URL, CSP script-src 'self' blob:", 'bundled …/js', bundleInBlob),
];
