// @ts-check
// What the demo as files asks of its host and of the browser.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

import { around } from '../support/around.mjs';
import { playgroundFolder } from '../support/built.mjs';
import { launchChromium, noisesOf } from '../support/chromium.mjs';
import { askIn, PATH, servePlayground, workerStopper } from './playground.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof servePlayground>>} */
let host;
around(
  async () => {
    browser = await launchChromium();
    host = await servePlayground('localhost');
  },
  async () => {
    await browser?.close();
    await host?.close();
  },
);

/** A page in a new profile. @param {import('node:test').TestContext} t */
async function newPage(t) {
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

/** @param {import('node:test').TestContext} t */
async function opened(t) {
  const page = await newPage(t);
  await page.goto(`${host.page}/`);
  await page.locator('#scenario').waitFor();
  return page;
}

describe('the page', () => {
  it('signs in at the org beside it, whose worker is stopped in the middle', async (t) => {
    const { length } = host.requests;
    const page = await opened(t);
    const noises = noisesOf(page);
    const stop = await workerStopper(page);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('textbox', { name: 'Username' }).fill('ada@example.com');
    await stop();
    await page.locator('form[data-remediation=identify] button.primary').click();
    await page.getByRole('textbox', { name: 'Password' }).fill('Correct-Horse-9');
    await stop();
    await page.locator('form[data-remediation=challenge-authenticator] button.primary').click();
    await page.getByRole('heading', { name: 'Signed in as Ada Lovelace' }).waitFor();
    assert.equal(
      await page.locator('[data-token=id_token] tr[data-claim="iss"] td').innerText(),
      `${host.page}/org/oauth2/default`,
    );
    assert.deepEqual(noises, []);
    const asked = host.requests.slice(length);
    assert.ok(asked.includes(`${PATH}/org-worker.js`));
    assert.deepEqual(
      asked.filter((url) => !url.startsWith(`${PATH}/`) || url.startsWith(`${PATH}/org/`)),
      [],
      'the host is asked for files only',
    );
  });

  it('starts after a reload without the cache, which has no worker', async (t) => {
    const page = await opened(t);
    const devtools = await page.context().newCDPSession(page);
    const reloaded = page.waitForEvent('load');
    await devtools.send('Page.reload', { ignoreCache: true });
    await reloaded;
    await page.locator('#scenario').waitFor();
  });

  it('says that it needs service workers', async (t) => {
    const page = await newPage(t);
    await page.addInitScript(() => delete Object.getPrototypeOf(navigator).serviceWorker);
    await page.goto(`${host.page}/`);
    await page.getByText('This page needs a browser with service workers.').waitFor();
  });

  it('says why the worker did not start', async (t) => {
    const page = await newPage(t);
    await page.addInitScript(() => {
      navigator.serviceWorker.register = async () => {
        throw new Error('not today');
      };
    });
    await page.goto(`${host.page}/`);
    await page.getByText('This page could not start its service worker: not today').waitFor();
  });
});

describe('the org', () => {
  it('breaks connections by its fault rules, also after its worker was stopped', async (t) => {
    const page = await opened(t);
    const ask = askIn(page);
    const stop = await workerStopper(page);
    const keys = `${host.page}/org/oauth2/default/v1/keys`;
    const rules = [
      { path: '/v1/keys', nth: 2, fault: 'drop' },
      { path: '/v1/keys', nth: 3, fault: 'truncate' },
    ];
    assert.equal((await ask(`${host.page}/org/__faults`, { rules })).status, 204);
    assert.equal((await ask(keys)).status, 200);
    await stop();
    const failed = () =>
      page.evaluate(async (url) => {
        const response = await fetch(url).catch((error) => error.name);
        return response.ok ? response.text().catch((/** @type {Error} */ { name }) => `body: ${name}`) : response;
      }, keys);
    assert.equal(await failed(), 'TypeError');
    await stop();
    assert.equal(await failed(), 'body: TypeError');
    assert.equal((await ask(keys)).status, 200);
  });

  it('answers every address below it', async (t) => {
    const page = await opened(t);
    const { status, text } = await askIn(page)(`${host.page}/org/nothing`);
    assert.deepEqual([status, text], [404, 'no such endpoint\n']);
  });

  it('is another one for each visitor', async (t) => {
    const handles = [];
    for (const page of [await opened(t), await opened(t)])
      handles.push(
        await page.evaluate(async () => {
          const body = new URLSearchParams({
            client_id: 'demo-client',
            scope: 'openid',
            redirect_uri: location.href,
            code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
            code_challenge_method: 'S256',
          });
          const response = await fetch('org/oauth2/default/v1/interact', { method: 'POST', body });
          return (await response.json()).interaction_handle;
        }),
      );
    assert.equal(typeof handles[0], 'string');
    assert.notEqual(handles[0], handles[1]);
  });
});

describe('the files', () => {
  /** Where a browser may take an address from, in markup, style sheets and modules. */
  const ADDRESSES = [
    /\b(?:src|href|action)="([^"]*)"/g,
    /\burl\(['"]?([^'")]*)/g,
    /\b(?:import|from)\s*\(?\s*['"]([^'"]*)['"]/g,
  ];
  const folder = playgroundFolder();
  const names = readdirSync(folder, { recursive: true }).map(String);

  it('name each other by relative paths, and nothing outside', () => {
    let found = 0;
    for (const name of names.filter((it) => /\.(html|css|mjs)$/.test(it))) {
      const text = readFileSync(path.join(folder, name), 'utf8');
      for (const pattern of ADDRESSES)
        for (const [, address] of text.matchAll(pattern)) {
          found += 1;
          assert.doesNotMatch(address, /^(\/|[a-z]+:)/, `${name} names ${address}`);
        }
    }
    assert.ok(found > 100);
  });

  it('have the licences of what is in them', () => {
    for (const name of ['okta-idx-wasm', 'okta-mock-org'])
      for (const file of ['LICENSE', 'THIRD-PARTY-NOTICES.md']) assert.ok(names.includes(path.join(name, file)), file);
  });
});
