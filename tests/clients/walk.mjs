/** Runs one walk: a scenario of the mock org in the widget, with a separate org and browser profile. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { noisesOf } from '../support/chromium.mjs';
import { failure, screenshotOf } from '../support/failure.mjs';
import { startOrg } from '../support/org.mjs';
import { within } from '../support/within.mjs';
import { Person } from './person.mjs';
import { listOf } from './scenarios.mjs';

/**
 * @typedef {object} Walk
 * @property {(person: Person, org: import('../support/org.mjs').Org) => Promise<void>} walk
 * @property {(at: { org: string, page: string }, scenario: import('./scenarios.mjs').Scenario) => Promise<object>} [settings] of the widget
 * @property {boolean} [refused] whether the org refuses a request, which the browser reports on the console
 * @property {RegExp[]} [expects] other expected console errors
 *
 * @typedef {object} Place
 * @property {import('playwright-core').Browser} browser
 * @property {string} widget the folder of its files
 * @property {string} folder for screenshots of failed walks
 */

/** The browser writes a line to the console for each response that is not ok. */
const REFUSED = /status of 4\d\d\b.*\/idp\/idx\//s;
/** Time limit in milliseconds for each action. Requests are real, and the machine may be busy. */
const PATIENCE = 20_000;

const APPLICATION = fileURLToPath(new URL('page/', import.meta.url));

/** Starts an org that serves the application. WebAuthn needs both on `localhost`. @param {string} widget */
const startApplication = (widget) =>
  startOrg(['--serve', APPLICATION, '--serve', `/widget=${widget}`], { host: 'localhost' });

/** Hosts other than this machine that the page made requests to. @param {import('playwright-core').BrowserContext} context */
function strangersOf(context) {
  const strangers = [];
  context.on('request', (request) => {
    const { protocol, hostname, href } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') strangers.push(href);
  });
  return strangers;
}

/**
 * @param {import('node:test').TestContext} t
 * @param {string} id of the scenario
 * @param {Walk} walk
 * @param {Place} place
 */
export async function run(t, id, walk, place) {
  const org = await startApplication(place.widget);
  t.after(org.stop);
  const { issuer, scenarios } = await listOf(org);
  const scenario = scenarios.find((listed) => listed.id === id);
  assert.ok(scenario, `the org lists no scenario ${id}`);
  const context = await place.browser.newContext({ viewport: { width: 1000, height: 900 } });
  // A page that hangs cannot be closed; it ends with the browser.
  t.after(() => within(5, 'closing the page', context.close()).catch(() => {}));
  const strangers = strangersOf(context);
  const settings = (await walk.settings?.({ org: org.origin, page: org.page }, scenario)) ?? {
    issuer,
    clientId: scenario.clientId,
    redirectUri: `${org.page}/`,
    authParams: scenario.start,
  };
  await context.addInitScript((given) => {
    globalThis.settings = given;
  }, settings);
  // The logo of applications that have none: the widget expects it where its page comes from.
  const logo = path.join(place.widget, 'img', 'logo_widgico.png');
  await context.route(`${org.page}/img/logos/default.png`, (route) => route.fulfill({ path: logo }));
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const noises = noisesOf(page);
  const expects = [...(walk.refused ? [REFUSED] : []), ...(walk.expects ?? [])];
  try {
    const person = new Person(page, org, scenario);
    await person.open();
    await walk.walk(person, org);
    assert.deepEqual(
      noises.filter((noise) => !expects.some((pattern) => pattern.test(noise))),
      [],
    );
    for (const pattern of expects)
      assert.ok(
        noises.some((noise) => pattern.test(noise)),
        `${pattern} was expected`,
      );
    assert.deepEqual(strangers, []);
  } catch (error) {
    throw await failure(error, {
      screenshot: screenshotOf(place.folder, t.name),
      noises,
      log: org.log,
      text: () => page.evaluate(() => document.body.innerText),
      picture: () => page.screenshot({ fullPage: true }),
    });
  }
}
