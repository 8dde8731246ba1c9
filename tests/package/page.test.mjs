// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { around } from '../support/around.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { serveInstalled } from '../support/installed.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
around(
  async () => {
    browser = await launchChromium();
  },
  () => browser?.close(),
);

/**
 * Opens a page that runs a flow on an entry of the package, under a Content-Security-Policy.
 * @param {string} entry
 * @param {string} [policy]
 */
async function run(entry, policy) {
  const server = await serveInstalled(import.meta.dirname, {
    headers: policy ? { 'content-security-policy': policy } : {},
    pages: {
      '/': '<!doctype html><script type="module" src="/main.mjs"></script>',
      '/main.mjs': `import { flow } from '/page-flow.mjs';
      import idx from '/pkg/${entry}';
      flow(idx).then((code) => { document.title = code; }, (error) => { document.title = String(error); });`,
    },
  });
  const page = await browser.newPage();
  try {
    await page.goto(server.origin);
    await page.waitForFunction(() => document.title !== '', undefined, { timeout: 20_000 });
    return { title: await page.title(), files: server.requests.filter((url) => url.startsWith('/pkg/')) };
  } finally {
    await page.close();
    await server.close();
  }
}

test('a page loads one file', async () => {
  assert.deepEqual(await run('index.mjs'), { title: 'the-code', files: ['/pkg/index.mjs'] });
});

test("a page loads one file under script-src 'self' 'wasm-unsafe-eval', too", async () => {
  const seen = await run('index.mjs', "script-src 'self' 'wasm-unsafe-eval'");
  assert.deepEqual(seen, { title: 'the-code', files: ['/pkg/index.mjs'] });
});

test("under script-src 'self', which forbids WebAssembly, the core in JavaScript takes over", async () => {
  const seen = await run('index.mjs', "script-src 'self'");
  assert.deepEqual(seen, { title: 'the-code', files: ['/pkg/index.mjs', '/pkg/js-core.mjs'] });
});

test("the JavaScript entry runs under script-src 'self', and loads no other core", async () => {
  const seen = await run('js.mjs', "script-src 'self'");
  assert.deepEqual(seen, { title: 'the-code', files: ['/pkg/js.mjs', '/pkg/js-core.mjs'] });
});

test('the web entry fetches its core', async () => {
  const seen = await run('web.mjs');
  assert.deepEqual(seen, { title: 'the-code', files: ['/pkg/web.mjs', '/pkg/core.wasm'] });
});

test("the web entry falls back under script-src 'self', too", async () => {
  const seen = await run('web.mjs', "script-src 'self'");
  assert.equal(seen.title, 'the-code');
  assert.ok(seen.files.includes('/pkg/js-core.mjs'));
});

test('the web entry waits for ready(), and a load that failed can be tried again', async () => {
  const server = await serveInstalled(import.meta.dirname);
  const page = await browser.newPage();
  try {
    let broken = true;
    await page.route('**/{core.wasm,js-core.mjs}', (route) => (broken ? route.abort() : route.continue()));
    await page.goto(server.origin);
    const load = () =>
      page.evaluate(async () => {
        const { default: idx, ready } = await import(/** @type {any} */ ('/pkg/web.mjs'));
        const failed = await ready().then(
          () => false,
          () => true,
        );
        try {
          return { failed, made: idx.makeIdxState({ a: 1 }).context };
        } catch (error) {
          return { failed, made: /** @type {Error} */ (error).message };
        }
      });
    const first = await load();
    assert.equal(first.failed, true);
    assert.match(String(first.made), /still loading/);
    broken = false;
    assert.deepEqual(await load(), { failed: false, made: { a: 1 } });
  } finally {
    await page.close();
    await server.close();
  }
});
