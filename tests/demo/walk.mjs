/** Runs one walk: one flow of the mock org on the page, with an org and a browser profile of its own. */
import assert from 'node:assert/strict';

import { noisesOf } from '../support/chromium.mjs';
import { within } from '../support/within.mjs';
import { startDemo } from './demo.mjs';
import { failure, screenshotOf, textOfPage } from './failure.mjs';
import { Person } from './person.mjs';

/**
 * @typedef {object} Walk
 * @property {(person: Person, org: import('../support/org.mjs').Org, place: Place) => Promise<void>} walk
 * @property {string} [client] whose flow it is; `demo-client` by default
 * @property {Record<string, string>} [query] more of the page's settings
 * @property {string[]} [org] more arguments of the mock org
 * @property {boolean} [refused] whether the org refuses something, of which the browser writes to the console
 * @property {RegExp[]} [expects] other console errors that it causes
 * @property {boolean} [both] whether it is walked on either core
 *
 * @typedef {object} Place what the walks of a core share
 * @property {import('playwright-core').Browser} browser
 * @property {string} packageFolder that the page imports the package from
 * @property {import('./audit.mjs').Audit} [audit]
 * @property {import('./traffic.mjs').Traffic} traffic
 * @property {string} folder for screenshots of walks that fail
 * @property {string} screenshots
 */

/** The browser writes a line to the console for each response that is not ok. */
const REFUSED = /status of 4\d\d\b.*\/idp\/idx\//s;
/** A real request, not a stub, and a machine that does other things as well. */
const PATIENCE = 20_000;

/**
 * @param {import('node:test').TestContext} t
 * @param {Walk} walk
 * @param {Place} place
 */
export async function run(t, walk, place) {
  const org = await startDemo(place.packageFolder, walk.org);
  t.after(org.stop);
  const context = await place.browser.newContext({ viewport: { width: 1280, height: 900 } });
  // A page that hangs does not close: it ends with the browser.
  t.after(() => within(5, 'closing the page', context.close()).catch(() => {}));
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const noises = noisesOf(page);
  const secrets = place.traffic.watch(page);
  const expects = [...(walk.refused ? [REFUSED] : []), ...(walk.expects ?? [])];
  /** Problems by kind of step, of the kinds that this walk is the first to come to. @type {Map<string, string[]>} */
  const found = new Map();
  const person = new Person(page, org, async (at) => place.audit?.look(at, secrets, found));
  try {
    await person.open(walk.client ?? 'demo-client', walk.query);
    await walk.walk(person, org, place);
    assert.deepEqual(
      noises.filter((noise) => !expects.some((pattern) => pattern.test(noise))),
      [],
    );
  } catch (error) {
    throw await failure(error, {
      screenshot: screenshotOf(place.folder, t.name),
      noises,
      log: org.log,
      text: () => page.evaluate(textOfPage),
      picture: () => page.screenshot({ fullPage: true }),
    });
  } finally {
    for (const [kind, problems] of t.signal.aborted ? [] : found)
      await t.test(`looked at: ${kind}`, () => assert.deepEqual(problems, []));
  }
}
