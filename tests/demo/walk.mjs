/** Runs one walk: a flow of the mock org on the page, with a separate org and browser profile. */
import assert from 'node:assert/strict';

import { noisesOf } from '../support/chromium.mjs';
import { failure, screenshotOf } from '../support/failure.mjs';
import { textOfPage } from './page-text.mjs';
import { Person } from './person.mjs';

/**
 * @typedef {object} Walk
 * @property {(person: Person, org: import('../support/org.mjs').Org, place: Place) => Promise<void>} walk
 * @property {string} [client] that has the flow; `demo-client` by default
 * @property {Record<string, string>} [query] more settings of the page
 * @property {string[]} [org] more arguments of the mock org
 * @property {boolean} [refused] whether the org refuses a request, which the browser reports on the console
 * @property {RegExp[]} [expects] other expected console errors
 * @property {boolean} [both] whether it runs on both cores
 *
 * @typedef {object} Place shared by the walks of a core
 * @property {import('playwright-core').Browser} browser
 * @property {(walk: Walk) => Promise<Started>} start
 * @property {RegExp[]} [expects] expected console errors of any walk
 * @property {import('./audit.mjs').Audit} [audit]
 * @property {import('./traffic.mjs').Traffic} traffic
 * @property {string} folder for screenshots of failed walks
 * @property {string} screenshots
 *
 * @typedef {object} Started an org that serves the page, and a browser profile without pages of it
 * @property {import('../support/org.mjs').Org} org
 * @property {import('playwright-core').BrowserContext} context
 * @property {() => Promise<unknown>} end
 */

/** The browser writes a line to the console for each response that is not ok. */
const REFUSED = /status of 4\d\d\b.*\/idp\/idx\//s;
/** Time limit in milliseconds for each action. Requests are real, and the machine may be busy. */
const PATIENCE = 20_000;

/**
 * @param {import('node:test').TestContext} t
 * @param {Walk} walk
 * @param {Place} place
 */
export async function run(t, walk, place) {
  const { org, context, end } = await place.start(walk);
  t.after(end);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const noises = noisesOf(page);
  const secrets = place.traffic.watch(page);
  const expects = [...(walk.refused ? [REFUSED] : []), ...(walk.expects ?? []), ...(place.expects ?? [])];
  /** Problems by kind of step, for the kinds that this walk is the first to reach. @type {Map<string, string[]>} */
  const found = new Map();
  const person = new Person(page, org, async (at) => {
    await place.audit?.look(at, secrets, found);
    await org.atStep();
  });
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
