// @ts-check
// The demo as files of a static host: the org is in a service worker, one for each browser profile.
import assert from 'node:assert/strict';

import { playgroundFolder } from '../support/built.mjs';
import { orgAt } from '../support/org.mjs';
import { serve } from '../support/static-server.mjs';
import { within } from '../support/within.mjs';
import { closed, PROFILE } from './demo.mjs';

/** Where the host has the files. */
export const PATH = '/some/path';

/** A host that is neither `localhost` nor an address, and that browsers trust without TLS. */
const HOST = 'pages.localhost';

/** Lets Chromium find the host, and no other: the same argument of `webdriver.json` names only `localhost`. */
export const RESOLVER = `--host-resolver-rules=MAP ${HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1`;

/** Serves the files. The address of the page has no slash at its end. */
export async function servePlayground(host = HOST) {
  const { origin, requests, close } = await serve({ [PATH]: playgroundFolder() });
  return { page: `http://${host}:${new URL(origin).port}${PATH}`, requests, close };
}

/**
 * Stops the service workers of a page's profile, as a browser does when they are idle.
 * @param {import('playwright-core').Page} page
 */
export async function workerStopper(page) {
  const devtools = await page.context().newCDPSession(page);
  let isRunning = true;
  let told = () => {};
  devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    if (versions.length > 0) isRunning = versions.some(({ runningStatus }) => runningStatus !== 'stopped');
    told();
  });
  await devtools.send('ServiceWorker.enable');
  return async () => {
    await devtools.send('ServiceWorker.stopAllWorkers');
    while (isRunning) await new Promise((resolve) => (told = () => resolve(undefined)));
  };
}

/**
 * Browser profiles with an org each. A profile is used again once its org is reset, as a new one takes seconds.
 * @param {import('playwright-core').Browser} browser
 * @param {string} page
 */
export function profiles(browser, page) {
  /** @type {import('./walk.mjs').Started[]} */
  const free = [];

  /** @returns {Promise<import('./walk.mjs').Started>} */
  async function open() {
    const context = await browser.newContext(PROFILE);
    const tab = await context.newPage();
    await tab.goto(`${page}/`);
    await tab.locator('#scenario').waitFor();
    const org = orgAt({
      origin: `${page}/org`,
      page,
      log: [],
      stop: async () => {},
      atStep: await workerStopper(tab),
      ask: askIn(tab),
    });
    const started = { org, context, end };
    /** A profile that cannot be cleared is not used again. */
    async function end() {
      try {
        await within(5, 'clearing the profile', clear(started, tab));
        free.push(started);
      } catch {
        await closed(context);
      }
    }
    return started;
  }

  return { take: async () => free.pop() ?? open() };
}

/** @param {import('./walk.mjs').Started} started @param {import('playwright-core').Page} tab that stays */
async function clear({ org, context }, tab) {
  const others = context.pages().filter((other) => other !== tab);
  await Promise.all(others.map((other) => other.close()));
  await tab.evaluate(() => localStorage.clear());
  assert.equal(await org.post('/__reset', {}), 204);
}

/** @param {import('playwright-core').Page} tab @returns {import('../support/org.mjs').Ask} */
export const askIn = (tab) => (url, body) =>
  tab.evaluate(
    async ({ url, json }) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, json ? { method: 'POST', headers, body: json } : {});
      return { status: response.status, text: await response.text() };
    },
    { url, json: body && JSON.stringify(body) },
  );
