// @ts-check
// Pages without a bundler: the package's own files, as a server or a CDN gives them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { build } from 'esbuild';

import { chromiumProgram } from '../support/chromium.mjs';
import { serve } from '../support/static-server.mjs';
import { outcomeOfPage, writePage } from './page.mjs';
import { testRows } from './rows.mjs';

/**
 * @typedef {import('./rows.mjs').Row} Row
 * @typedef {import('./rows.mjs').Context} Context
 * @typedef {Record<string, string>} Headers
 */

/** As it prints it: `Chromium 150.0.7871.100`, and how it was built. */
const [version] = /^\w+ [\d.]+/.exec(execFileSync(chromiumProgram(), ['--version'], { encoding: 'utf8' })) ?? [];
const common = { project: 'page', version: version ?? 'Chromium' };

/** @type {Promise<void> | undefined} */
let copied;

/**
 * Opens a page of the project, which has the package's files in a folder of it, sent with these headers.
 * @param {Context} context
 * @param {string} page
 * @param {Headers} [headers]
 */
async function open(context, page, headers) {
  await copyPackage(context);
  return /** @type {any} */ (await outcomeOfPage(context, context.folder, page, { headers }));
}

/** @param {Context} context */
async function copyPackage({ folder }) {
  const [from, to] = ['node_modules/okta-idx-wasm', 'okta-idx-wasm'].map((name) => path.join(folder, name));
  copied ??= cp(from, to, { recursive: true });
  await copied;
}

/**
 * @param {string} name
 * @param {string} entry file of the package
 * @param {Pick<Row, 'core' | 'fetches'>} expected
 * @param {Headers} [headers]
 * @returns {Row}
 */
const tag = (name, entry, expected, headers) => ({
  ...common,
  name,
  form: `import ${entry}`,
  ...expected,
  async run(context) {
    const script = path.join(context.folder, `tag-${entry}`);
    await writeFile(
      script,
      `import { onPage } from './flow.mjs';\n\nimport idx from './okta-idx-wasm/${entry}';\n\nonPage(idx);\n`,
    );
    await writePage(`${script}.html`, `./tag-${entry}`);
    return open(context, `tag-${entry}.html`, headers);
  },
});

/** @type {Row} */
const otherOrigin = {
  ...common,
  name: 'Script tag from another origin',
  form: 'import index.mjs',
  async run(context) {
    await copyPackage(context);
    const cdn = await serve(path.join(context.folder, 'okta-idx-wasm'), {
      headers: { 'access-control-allow-origin': '*' },
    });
    try {
      const page = await readFile(path.join(context.folder, 'other-origin.html'), 'utf8');
      const file = path.join(context.folder, 'other-origin-now.html');
      await writeFile(file, page.replace('https://cdn.example', cdn.origin));
      return await open(context, 'other-origin-now.html');
    } finally {
      await cdn.close();
    }
  },
};

/**
 * A row of a page of the project.
 * @param {string} name
 * @param {string} form
 * @param {(context: Context) => Promise<any>} run
 * @param {Row['core']} [core]
 * @returns {Row}
 */
const signsIn = (name, form, run, core) => ({ ...common, name, form, core, run });

/**
 * Where WebAssembly is refused and `import()` finds no second file, an entry without a core of its own rejects.
 * @param {string} name
 * @param {string} form
 * @param {(context: Context) => Promise<any>} run
 * @returns {Row}
 */
const refuses = (name, form, run) => ({
  ...common,
  name,
  form,
  signsIn: false,
  result: 'the error names `okta-idx-wasm/js`',
  async run(context) {
    const { problem } = await run(context);
    assert.equal(typeof problem, 'string', 'what it rejects with');
    // Below the message, where the error was made.
    const [message] = problem.split('\n    at ');
    // As people write it, not the address of one of its files.
    assert.match(message, /okta-idx-wasm\/js(?![-\w/]|\.\w)/);
  },
});

const STRICT = { 'content-security-policy': "script-src 'self'" };
const WASM = { 'content-security-policy': "script-src 'self' 'wasm-unsafe-eval'" };
const BLOB = { 'content-security-policy': "script-src 'self' blob:" };

const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types 'none'";
const TRUSTED = { 'content-security-policy': TRUSTED_TYPES };
const TRUSTED_STRICT = { 'content-security-policy': `script-src 'self'; ${TRUSTED_TYPES}` };

const IN_STRICT_WORKER = "Service worker, CSP script-src 'self'";
const IN_BLOB = "Module from a blob: URL, CSP script-src 'self' blob:";

/** @param {string} script @param {Headers} [headers] */
const inServiceWorker = (script, headers) => (/** @type {Context} */ context) =>
  open(context, `service-worker.html?script=${script}`, headers);

/** @param {string} file of the project */
const inBlob = (file) => (/** @type {Context} */ context) =>
  open(context, `blob.html?file=${encodeURIComponent(file)}`, BLOB);

/** @param {Context} context */
async function bundleInBlob(context) {
  await build({
    absWorkingDir: context.folder,
    entryPoints: { bundle: 'okta-idx-wasm/js' },
    bundle: true,
    minify: true,
    format: 'esm',
    // A second file could not be loaded: the entry must not need one.
    splitting: true,
    outdir: '.',
  });
  return inBlob('bundle.js')(context);
}

testRows([
  tag('Script tag', 'index.mjs', {}),
  tag('Script tag', 'js.mjs', { core: 'JavaScript' }),
  tag('Script tag', 'single.mjs', {}),
  tag('Script tag', 'web.mjs', { fetches: /core\.wasm$/ }),
  otherOrigin,
  tag("CSP script-src 'self'", 'index.mjs', { core: 'JavaScript' }, STRICT),
  tag("CSP script-src 'self'", 'js.mjs', { core: 'JavaScript' }, STRICT),
  tag("CSP script-src 'self'", 'single.mjs', { core: 'JavaScript' }, STRICT),
  tag("CSP script-src 'self'", 'web.mjs', { core: 'JavaScript' }, STRICT),
  tag("CSP script-src 'self' 'wasm-unsafe-eval'", 'index.mjs', {}, WASM),
  tag("CSP script-src 'self' 'wasm-unsafe-eval'", 'web.mjs', { fetches: /core\.wasm$/ }, WASM),
  tag("CSP require-trusted-types-for 'script'", 'index.mjs', {}, TRUSTED),
  tag("CSP require-trusted-types-for 'script'", 'js.mjs', { core: 'JavaScript' }, TRUSTED),
  tag("CSP script-src 'self', Trusted Types", 'index.mjs', { core: 'JavaScript' }, TRUSTED_STRICT),
  tag("CSP script-src 'self', Trusted Types", 'js.mjs', { core: 'JavaScript' }, TRUSTED_STRICT),
  signsIn('Web Worker', 'import index.mjs', (context) => open(context, 'worker.html')),
  signsIn('Service worker', 'import index.mjs', inServiceWorker('service-worker.mjs')),
  signsIn('Service worker', 'import js.mjs', inServiceWorker('service-worker-js.mjs'), 'JavaScript'),
  refuses(IN_STRICT_WORKER, 'import index.mjs', inServiceWorker('service-worker.mjs', STRICT)),
  signsIn(IN_STRICT_WORKER, 'import js.mjs', inServiceWorker('service-worker-js.mjs', STRICT), 'JavaScript'),
  signsIn(IN_STRICT_WORKER, 'import single.mjs', inServiceWorker('service-worker-single.mjs', STRICT), 'JavaScript'),
  refuses(IN_BLOB, 'import index.mjs', inBlob('okta-idx-wasm/index.mjs')),
  signsIn(IN_BLOB, 'import single.mjs', inBlob('okta-idx-wasm/single.mjs'), 'JavaScript'),
  signsIn(IN_BLOB, 'bundled …/js', bundleInBlob, 'JavaScript'),
]);
