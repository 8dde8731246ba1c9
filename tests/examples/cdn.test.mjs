// @ts-check
// The pages that load the package from a CDN, which this test stands in for: the network is not asked.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, test } from 'node:test';

import { packageFolder } from '../support/built.mjs';
import { around } from '../support/around.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { run } from '../support/process.mjs';
import { serve } from '../support/static-server.mjs';
import { createOrg, example } from './open.mjs';
import { copyExamples } from './projects.mjs';

const FOLDER = 'from-idx-js';
const HASHED = ['import-map.html', 'jsdelivr.html', 'esm-sh.html'];
const ORG = 'http://localhost:8701';
const ZEROS = `sha384-${'0'.repeat(64)}`;

/** @type {Awaited<ReturnType<typeof launchChromium>>} */
let browser;
around(
  async () => {
    browser = await launchChromium();
  },
  () => browser?.close(),
);

let folder = '';
before(async () => {
  folder = path.join(await copyExamples('cdn', [FOLDER]), FOLDER);
  await run(process.execPath, ['integrity.mjs', ...HASHED], { cwd: folder });
});

/** @param {string} file of the package */
async function hashOf(file) {
  const bytes = await readFile(path.join(packageFolder(), file));
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

/**
 * Opens a page of a folder.
 * @param {import('node:test').TestContext} t
 * @param {string} folder
 * @param {string} name
 * @param {{ change?: (text: string) => string, headers?: Record<string, string> }} [options] what the CDN changes in files,
 *   and the headers of the page
 */
async function open(t, folder, name, { change = (text) => text, headers } = {}) {
  const org = createOrg({ origin: ORG });
  const server = await serve(folder, { host: 'localhost', headers });
  t.after(server.close);
  const context = await browser.newContext();
  t.after(() => context.close());
  await context.route(`${ORG}/**`, org.route);
  /** @type {string[]} */
  const asked = [];
  await context.route(/^https:/, async (route) => {
    const url = new URL(route.request().url());
    asked.push(url.href);
    const body = url.href.endsWith('/okta-idx-wasm@0.1.0') ? SKYPACK_ENTRY : await fileAt(url);
    const answer = { contentType: 'text/javascript', headers: { 'access-control-allow-origin': '*' } };
    await route.fulfill({ ...answer, body: change(body) });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  /** @type {string[]} */
  const errors = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(`${server.origin}/${name}`, { waitUntil: 'networkidle' });
  return { status: await page.getByRole('status').textContent(), asked, errors };
}

/** What Skypack serves at a package's address: a file that leads to the one it built. */
const BUILD = '/-/okta-idx-wasm@v0.1.0-0123456789abcdefghij/dist=es2019,mode=imports/optimized/okta-idx-wasm.js';
const SKYPACK_ENTRY = `export * from '${BUILD}';\nexport { default } from '${BUILD}';\n`;

/** @param {URL} url */
const fileAt = ({ pathname }) =>
  readFile(path.join(packageFolder(), pathname === BUILD ? 'index.mjs' : path.basename(pathname)), 'utf8');

/** What each page shows when it works. @type {Record<string, string>} */
const SHOWN = {
  'import-map.html': 'The first step is identify.',
  'jsdelivr.html': 'IDX 1.0.0',
  'esm-sh.html': 'IDX 1.0.0',
  'skypack.html': 'IDX 1.0.0',
};

describe('pages', { concurrency: 4 }, () => {
  for (const [name, shown] of Object.entries(SHOWN)) {
    test(`${name} works`, async (t) => {
      const { status, asked, errors } = await open(t, folder, name);
      assert.equal(status, shown);
      assert.deepEqual(errors, []);
      assert.equal(new Set(asked).size, asked.length);
    });
  }

  for (const name of HASHED) {
    test(`${name} has the hashes of the built files`, async () => {
      const html = await readFile(path.join(folder, name), 'utf8');
      const hashes = html.match(/sha384-[\w+/=]+/g) ?? [];
      const files = ['index.mjs', 'js-core.mjs'].slice(0, hashes.length);
      assert.ok(hashes.length > 0);
      assert.deepEqual(hashes, await Promise.all(files.map(hashOf)));
    });

    test(`${name} refuses a changed file`, async (t) => {
      const { status, errors } = await open(t, folder, name, { change: (text) => `${text}\n` });
      assert.equal(status, 'Loading…');
      assert.match(errors.join('\n'), /integrity/);
    });

    test(`${name} refuses every file until it has hashes`, async (t) => {
      const before = await readFile(example(FOLDER, name), 'utf8');
      assert.ok((before.match(/sha384-[\w+/=]+/g) ?? []).every((hash) => hash === ZEROS));
      const { status } = await open(t, example(FOLDER), name);
      assert.equal(status, 'Loading…');
    });
  }
});

const NO_WASM = { 'content-security-policy': "script-src 'self' 'unsafe-inline' https://cdn.jsdelivr.net" };

test('the import map also verifies the core in JavaScript', async (t) => {
  const { status, asked } = await open(t, folder, 'import-map.html', { headers: NO_WASM });
  assert.equal(status, SHOWN['import-map.html']);
  assert.ok(asked.some((url) => url.endsWith('/js-core.mjs')));
  const change = (/** @type {string} */ text) => (text.startsWith(JS_CORE) ? `${text}\n` : text);
  const refused = await open(t, folder, 'import-map.html', { headers: NO_WASM, change });
  assert.match(refused.status ?? '', /cannot be reached/);
  assert.match(refused.errors.join('\n'), /integrity/);
});

const JS_CORE = (await readFile(path.join(packageFolder(), 'js-core.mjs'), 'utf8')).slice(0, 40);

test('the script refuses a page that names another version', async () => {
  const page = path.join(folder, 'other.html');
  await writeFile(page, `<script src="https://cdn.jsdelivr.net/npm/okta-idx-wasm@9.9/index.mjs" integrity="${ZEROS}">`);
  await assert.rejects(run(process.execPath, ['integrity.mjs', page], { cwd: folder }), /names version 9\.9/);
});
