// @ts-check
// okta-auth-js, as it is published, signs a user in to the mock org in Node.js and in a page.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { around } from '../support/around.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { startOrg } from '../support/org.mjs';
import { serve } from '../support/static-server.mjs';
import { installClients } from './project.mjs';
import { listOf } from './scenarios.mjs';
import { signIn } from './sign-in.mjs';

const here = fileURLToPath(new URL('./', import.meta.url));

/** @type {string} */
let project;
/** @type {Awaited<ReturnType<typeof startOrg>>} */
let org;
/** @type {import('playwright-core').Browser} */
let browser;
around(
  async () => {
    project = await installClients();
    org = await startOrg();
    browser = await launchChromium();
  },
  async () => {
    await browser?.close();
    await org?.stop();
  },
);

/** The plain sign-in. @param {string} redirectUri */
async function jobFor(redirectUri) {
  const { issuer, scenarios } = await listOf(org);
  const { clientId, user } = scenarios.find(({ id }) => id === 'identifier-first') ?? {};
  return /** @type {import('./sign-in.mjs').Job} */ ({ settings: { issuer, clientId, redirectUri }, user });
}

/** @param {Awaited<ReturnType<typeof signIn>>} outcome @param {import('./sign-in.mjs').Job} job */
function check(outcome, { user: { identifier } }) {
  assert.deepEqual(outcome, {
    atOnce: { status: 'SUCCESS', email: identifier, login: identifier },
    byStep: { login: identifier, scopes: ['openid', 'profile', 'email'] },
    forgedIsRejected: true,
  });
}

for (const major of [7, 8]) {
  const name = `okta-auth-js-${major}`;
  describe(`okta-auth-js ${major}`, () => {
    it('signs in in Node.js', async () => {
      const { OktaAuth } = createRequire(path.join(project, 'index.cjs'))(name);
      const job = await jobFor('http://127.0.0.1:8080/callback');
      check(await signIn(OktaAuth, job), job);
    });

    it('signs in in a page', async (t) => {
      const page = '<!doctype html><link rel="icon" href="data:,"><script src="/client/okta-auth-js.min.js"></script>';
      const folders = { '/': here, '/client/': path.join(project, 'node_modules', name, 'dist') };
      const { origin, close } = await serve(folders, { pages: { '/': page } });
      t.after(close);
      const context = await browser.newContext();
      t.after(() => context.close());
      const tab = await context.newPage();
      await tab.goto(origin);
      const job = await jobFor(`${origin}/`);
      const outcome = await tab.evaluate(async (given) => {
        const address = '/sign-in.mjs';
        const script = await import(address);
        return script.signIn(/** @type {any} */ (window).OktaAuth, given);
      }, job);
      check(outcome, job);
    });
  });
}
