// @ts-check
// The site in `target/docs`: every link leads to a file and to an anchor in it.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { root, target, workFolder } from '../support/built.mjs';

const site = target('docs');
const tools = createRequire(path.join(root, 'docs', 'site', 'package.json'));
const { LinkChecker } = await import(pathToFileURL(tools.resolve('linkinator')).href);

/** Whether linkinator follows a link. It asks no website, and rustdoc has checked its own pages. @param {string} url */
const isFollowed = (url) => /^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(url) && !url.includes('/rust/');

/**
 * The links of a folder that lead nowhere, and the pages that were reached from its index.
 * @param {string} folder
 */
async function follow(folder) {
  const options = {
    path: [path.relative(root, folder)],
    recurse: true,
    checkFragments: true,
    linksToSkip: async (/** @type {string} */ url) => !isFollowed(url),
  };
  /** @type {{ links: { url: string, parent?: string, state: string }[] }} */
  const { links } = await new LinkChecker().check(options);
  const broken = links.filter(({ state }) => state === 'BROKEN').map(({ url, parent }) => `${parent}: ${url}`);
  const ok = links.filter(({ state }) => state === 'OK').map(({ url }) => url.replace(/#.*/, ''));
  return { broken, reached: new Set(ok.filter((url) => url.endsWith('.html'))) };
}

test('every link leads somewhere, and every page is reached', async () => {
  if (!existsSync(site)) throw new Error(`${site} does not exist: run \`cargo xtask docs\``);
  const { broken, reached } = await follow(site);
  assert.deepEqual(broken, []);
  const files = await readdir(site, { recursive: true });
  const pages = files.filter((file) => file.endsWith('.html') && !/^rust\b/.test(file));
  assert.ok(pages.length > 80, `${pages.length} pages`);
  assert.equal(reached.size, pages.length);
});

test('the site has each page, the types, the Rust code and the demo', async () => {
  for (const [page, text] of [
    ['index.html', 'A drop-in replacement'],
    ['documents/Passkeys.html', 'webauthn'],
    ['documents/Errors.html', 'id="err_idx_core"'],
    ['functions/okta-idx-wasm_flow.poll.html', 'Example'],
    ['functions/okta-mock-org.createOrg.html', 'OrgOptions'],
    ['rust/okta_idx_wasm/index.html', 'okta_idx_wasm'],
    ['playground/index.html', 'playground.mjs'],
  ]) {
    assert.ok((await readFile(path.join(site, page), 'utf8')).includes(text), page);
  }
});

test('a link to no page and one to no anchor are found', async () => {
  const folder = await workFolder('docs-broken');
  await rm(folder, { recursive: true });
  await mkdir(folder);
  const page = (/** @type {string} */ body) =>
    `<!doctype html><html lang="en"><title>x</title><body>${body}</body></html>`;
  const links = ['a.html#here', 'a.html#gone', 'b.html'].map((link) => `<a href="${link}">x</a>`);
  await writeFile(path.join(folder, 'index.html'), page(links.join('')));
  await writeFile(path.join(folder, 'a.html'), page('<p id="here">'));
  const { broken } = await follow(folder);
  assert.deepEqual([...new Set(broken.map((it) => it.replace(/.*\//, '')))].sort(), ['a.html#gone', 'b.html']);
});
