// @ts-check
// The file for pages, in Chromium, as a CDN or a static server gives it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { mockOrgCore, packageFolder } from '../support/built.mjs';
import { launchChromium, noisesOf } from '../support/chromium.mjs';
import { EMPTY_PAGE } from '../support/installed.mjs';
import { serve } from '../support/static-server.mjs';
import { NOW } from './installed.mjs';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof launchChromium>>} */
let browser;

before(async () => {
  const folders = { '/okta-mock-org/': mockOrgCore(), '/okta-idx-wasm/': packageFolder() };
  server = await serve(folders, { pages: { '/': EMPTY_PAGE } });
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** @param {string} script the body of an async function */
async function inPage(script) {
  const page = await browser.newPage();
  const noises = noisesOf(page);
  await page.goto(server.origin);
  const result = await page.evaluate(`(async () => {
    const { createOrg } = await import('/okta-mock-org/index.mjs');
    ${script}
  })()`);
  await page.close();
  assert.deepEqual(noises, []);
  return result;
}

test('a sign-in in a page, without another request', async () => {
  const before = server.requests.length;
  const signedIn = await inPage(`
    const { createClient } = await import('/okta-idx-wasm/index.mjs');
    const { fetch, inbox, issuer, clientId, redirectUri } = createOrg({ scenario: 'two-factor' });
    const codeChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    const config = { issuer, clientId, redirectUri, codeChallenge, codeChallengeMethod: 'S256', version: '1.0.0' };
    let state = await createClient({ fetch }).start(config);
    state = await state.proceed('identify', { identifier: 'ada@example.com' });
    state = await state.proceed('challenge-authenticator', { credentials: { passcode: 'Correct-Horse-9' } });
    state = await state.proceed('challenge-authenticator', { credentials: { passcode: inbox.code('ada@example.com') } });
    return state.hasInteractionCode();
  `);
  assert.equal(signedIn, true);
  assert.deepEqual(server.requests.slice(before), ['/', '/okta-mock-org/index.mjs', '/okta-idx-wasm/index.mjs']);
});

test('the same answers as in Node.js', async () => {
  const script = `
    const org = createOrg({ seed: 9, now: ${JSON.stringify(NOW)} });
    return JSON.stringify(org.at('challenge-authenticator', { authenticator: 'email' }).response);
  `;
  const { createOrg } = await import('./installed.mjs');
  const here = await new Function('createOrg', script)(createOrg);
  assert.equal(await inPage(script), here);
});

test('a page cannot listen, and is told so', async () => {
  const script = 'return createOrg().listen().catch((error) => error.message)';
  assert.equal(await inPage(script), 'listen: needs Node.js; here, use org.fetch');
});
