/** One walk: an org and a profile of its own, from the first request to where it leads. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Org } from './org.mjs';
import { Person } from './person.mjs';

/**
 * @typedef {object} Walk
 * @property {(person: Person, org: Org, place: Place) => Promise<void>} walk
 * @property {string} [client] whose flow it is; `demo-client` by default
 * @property {Record<string, string>} [query] more of the page's settings
 * @property {string[]} [org] more arguments of the mock org
 * @property {boolean} [refused] whether the org refuses something, of which the browser writes to the console
 * @property {boolean} [both] whether it is walked on either core
 *
 * @typedef {object} Place what the walks of a run share
 * @property {import('playwright-core').Browser} browser
 * @property {{ program: string, packageFolder: string }} built
 * @property {import('./audit.mjs').Audit} audit
 * @property {import('./traffic.mjs').Traffic} traffic
 * @property {string} folder for what is left of a walk that fails
 * @property {string} screenshots
 */

/** The browser itself writes a line to the console for each answer that is not ok. */
const REFUSED = /status of 4\d\d\b.*\/idp\/idx\//s;
/** A real request, not a stub, and a machine that does other things as well. */
const PATIENCE = 20_000;

/**
 * @param {string} name
 * @param {Walk} walk
 * @param {Place} place
 * @returns {Promise<string | undefined>} what went wrong
 */
export async function run(name, walk, place) {
  const org = await Org.start(place.built, walk.org);
  const context = await place.browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const noises = noisesOf(page);
    const secrets = place.traffic.watch(page);
    const person = new Person(page, org, (at) => place.audit.look(at, secrets));
    try {
      await person.open(walk.client ?? 'demo-client', walk.query);
      await walk.walk(person, org, place);
      const unexpected = noises.filter((noise) => !(walk.refused && REFUSED.test(noise)));
      return unexpected.length > 0 ? unexpected.join('\n') : undefined;
    } catch (error) {
      return [
        plain(error),
        ...noises,
        'On the page:',
        await textOf(page),
        `Screenshot: ${await shoot(page, place, name)}`,
        'The org:',
        ...org.log.slice(-5),
      ].join('\n');
    }
  } finally {
    await Promise.race([context.close(), pause(5000)]);
    org.stop();
  }
}

/** @param {import('playwright-core').Page} page */
function noisesOf(page) {
  const noises = [];
  page.on('pageerror', (error) => noises.push(`uncaught: ${error.stack ?? error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') noises.push(`console: ${message.text()} (${message.location().url})`);
  });
  return noises;
}

/** Playwright colours its call log. An assertion says where it stands. @param {Error} error */
const plain = (error) => {
  const line =
    error.stack
      ?.split('\n')
      .find((at) => at.includes('/walks/'))
      ?.trim() ?? '';
  return `${error.message.replaceAll(/\x1b\[\d+m/g, '')}\n${line}`;
};

/** @param {import('playwright-core').Page} page */
const textOf = (page) =>
  page
    .evaluate(
      () =>
        ['messages', 'stage']
          .map((id) => document.getElementById(id)?.innerText)
          .filter(Boolean)
          .join('\n') || document.body.innerText,
    )
    .catch(() => '(nothing)');

/** @param {import('playwright-core').Page} page @param {Place} place @param {string} name */
async function shoot(page, place, name) {
  const path = join(place.folder, `${name.replace(/\W+/g, '-')}.png`);
  return page
    .screenshot({ fullPage: true })
    .then((image) => writeFile(path, image))
    .then(
      () => path,
      () => 'none',
    );
}
