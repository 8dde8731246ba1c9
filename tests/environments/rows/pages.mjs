// @ts-check
// Pages without a bundler: the package's own files, as a server or a CDN gives them.
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { openPage } from '../browser.mjs';
import { serve } from '../serve.mjs';
import { once, writePage } from './row.mjs';

/**
 * @typedef {import('./row.mjs').Row} Row
 * @typedef {import('./row.mjs').Context} Context
 */

/** A folder with the pages, and the package's files in a folder of it. */
export const site = once(async ({ projects }) => {
  const folder = await projects.make('page');
  await cp(path.join(folder, 'node_modules', 'okta-idx-wasm'), path.join(folder, 'okta-idx-wasm'), { recursive: true });
  return folder;
});

/** @param {Context} context */
export const version = async (context) => `Chromium ${(await context.browser()).version()}`;

/**
 * Opens a page of the site, sent with these headers.
 * @param {Context} context
 * @param {string} page
 * @param {Record<string, string>} [headers]
 */
export async function open(context, page, headers) {
  const server = await serve(await site(context), { headers });
  try {
    return await openPage(await context.browser(), `${server.origin}/${page}`, context.org);
  } finally {
    await server.close();
  }
}

/**
 * @param {string} name
 * @param {string} entry file of the package
 * @param {Pick<Row, 'core' | 'fetches'>} wanted
 * @param {Record<string, string>} [headers]
 * @returns {Row}
 */
const tag = (name, entry, wanted, headers) => ({
  name,
  form: `import ${entry}`,
  project: 'page',
  version,
  ...wanted,
  async run(context) {
    const folder = await site(context);
    const script = `tag-${entry}`;
    await writeFile(
      path.join(folder, script),
      `import { onPage } from './flow.mjs';\n\nimport idx from './okta-idx-wasm/${entry}';\n\nonPage(idx);\n`,
    );
    await writePage(path.join(folder, `${script}.html`), `./${script}`);
    return open(context, `${script}.html`, headers);
  },
});

/** @type {Row} */
const otherOrigin = {
  name: 'Script tag from another origin',
  form: 'import index.mjs',
  project: 'page',
  version,
  async run(context) {
    const folder = await site(context);
    const cdn = await serve(path.join(folder, 'okta-idx-wasm'), {
      host: '127.0.0.1',
      headers: { 'access-control-allow-origin': '*' },
    });
    try {
      const page = await readFile(path.join(folder, 'other-origin.html'), 'utf8');
      await writeFile(path.join(folder, 'other-origin-now.html'), page.replace('https://cdn.example', cdn.origin));
      return await open(context, 'other-origin-now.html');
    } finally {
      await cdn.close();
    }
  },
};

/**
 * @param {string} name
 * @param {string} entry
 * @param {string} page
 * @returns {Row}
 */
const worker = (name, entry, page) => ({
  name,
  form: `import ${entry}`,
  project: 'page',
  version,
  core: entry === 'js.mjs' ? 'JavaScript' : 'WebAssembly',
  run: (context) => open(context, page),
});

export const STRICT = { 'content-security-policy': "script-src 'self'" };
const WASM = { 'content-security-policy': "script-src 'self' 'wasm-unsafe-eval'" };

const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types 'none'";
const TRUSTED = { 'content-security-policy': TRUSTED_TYPES };
const TRUSTED_STRICT = { 'content-security-policy': `script-src 'self'; ${TRUSTED_TYPES}` };

/** @type {Row[]} */
export const pages = [
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
  worker('Web Worker', 'index.mjs', 'worker.html'),
  worker('Service worker', 'index.mjs', 'service-worker.html?script=service-worker.mjs'),
  worker('Service worker', 'js.mjs', 'service-worker.html?script=service-worker-js.mjs'),
];
