// @ts-check
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';

import { around } from '../support/around.mjs';
import { serveAnswers } from '../support/answering-server.mjs';
import { packageFolder, packageProject } from '../support/built.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { requireInstalled } from '../support/installed.mjs';
import { run } from '../support/process.mjs';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => ({ language, code }));
const of = (/** @type {string} */ language) =>
  blocks.filter((block) => block.language === language).map(({ code }) => code);

/** @type {Awaited<ReturnType<typeof serveAnswers>>} */
let org;
around(
  async () => {
    org = await serveAnswers(({ url, body }) => {
      const action = (/** @type {string} */ name) => ({
        rel: ['create-form'],
        name,
        href: `${org.origin}/${name}`,
        value: [{ name: 'identifier' }],
      });
      const identify = { remediation: { type: 'array', value: [action('identify')] }, cancel: action('cancel') };
      if (url.endsWith('/interact')) return { body: { interaction_handle: 'handle' } };
      if (url.endsWith('/identify') && body.includes('first')) {
        return { status: 400, body: { ...identify, messages: { type: 'array', value: [{ message: 'Try again.' }] } } };
      }
      if (url.endsWith('/identify')) {
        return {
          body: {
            successWithInteractionCode: {
              name: 'issue',
              rel: ['create-form'],
              value: [{ name: 'interaction_code', value: 'the-code' }],
            },
          },
        };
      }
      return { body: identify };
    });
  },
  () => org?.close(),
);

/** Runs a block as a file of the project, with the variables that it does not define, and gives what it printed. */
async function runBlock(/** @type {string} */ code, /** @type {number} */ index) {
  const file = path.join(packageProject(), `readme-${index}.${code.includes('require(') ? 'cjs' : 'mjs'}`);
  const given = `
    globalThis.issuer = ${JSON.stringify(org.origin)};
    globalThis.clientId = 'client'; globalThis.redirectUri = 'http://localhost/'; globalThis.codeChallenge = 'challenge';
    let asked = 0; globalThis.ask = async () => ({ identifier: asked++ ? 'ada' : 'first' });`;
  await writeFile(file, code);
  return run(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(given)}`, file]);
}

test('every JavaScript block runs, and prints what it says', async () => {
  const printed = [];
  for (const [index, code] of of('js').entries()) printed.push(await runBlock(code, index));
  assert.deepEqual(printed, [
    'Try again.\nthe-code',
    "[ 'identify' ]",
    '',
    '',
    '1',
    '200',
    'POST 200\nPOST 200',
    '1.0.0',
  ]);
  assert.equal(org.requests.filter(({ url }) => url === '/cancel').length, 1);
});

test('the shell blocks are the commands that exist', () => {
  const commands = of('sh').map((code) => code.trim());
  assert.deepEqual(commands, [
    'cargo xtask demo',
    'cargo xtask test',
    'npm install okta-idx-wasm',
    'npm install @okta/okta-idx-js@npm:okta-idx-wasm',
  ]);
});

test('the script tag runs, with the packed file in place of the CDN', async () => {
  const [html] = of('html');
  const url = /from '([^']+)'/.exec(html)?.[1] ?? assert.fail('no import');
  const { version } = requireInstalled('okta-idx-wasm/package.json');
  assert.ok(url.endsWith(`/okta-idx-wasm@${version.split('.').slice(0, 2).join('.')}/index.mjs`), url);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.route(url, async (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        headers: { 'access-control-allow-origin': '*' },
        body: await readFile(path.join(packageFolder(), 'index.mjs')),
      }),
    );
    await page.route('http://page.test/', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.goto('http://page.test/');
    await page.waitForFunction(() => document.title === 'IDX 1.0.0', undefined, { timeout: 20_000 });
  } finally {
    await browser.close();
  }
});

test('the overrides block names the packed version', () => {
  const [json] = of('json');
  const { overrides } = JSON.parse(json);
  const { version } = requireInstalled('okta-idx-wasm/package.json');
  assert.equal(overrides['@okta/okta-idx-js'], `npm:okta-idx-wasm@^${version}`);
});

test('every kind of block is tested', () => {
  const kinds = new Set(blocks.map(({ language }) => language));
  assert.deepEqual(kinds, new Set(['sh', 'json', 'html', 'js']));
});
