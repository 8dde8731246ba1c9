/**
 * Walks the demo page in a headless browser. `PAGE_URL` is where the page is served, `ORG_URL` the mock
 * organisation's origin, `ENGINE` one of the browsers below, Chromium by default. Prints each scenario, ends
 * with `N passed, N failed`, exits 1 on a failure.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scenarios } from './scenarios.mjs';

/**
 * @typedef {object} Browser
 * @property {() => Promise<Visit>} visit
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Visit a page in a profile of its own
 * @property {import('playwright-core').Page} page or what there is of it in other browsers
 * @property {() => Promise<string[]>} noises what the page complained of
 * @property {() => Promise<Buffer>} screenshot
 * @property {() => Promise<void>} close
 */

/** @type {Record<string, () => Promise<Browser>>} */
const BROWSERS = {
  chromium: async () => (await import('./chromium.mjs')).launch(),
  firefox: async () => (await import('./webdriver/browsers.mjs')).firefox(folder),
  webkit: async () => (await import('./webdriver/browsers.mjs')).webkit(folder),
};

const { PAGE_URL, ORG_URL, ENGINE = 'chromium' } = process.env;
if (!PAGE_URL || !ORG_URL || !Object.hasOwn(BROWSERS, ENGINE)) {
  console.error('Set PAGE_URL (the served demo page) and ORG_URL (the origin of the mock organisation),');
  console.error(`and ENGINE to one of ${Object.keys(BROWSERS).join(', ')} if it is not to be Chromium.`);
  process.exit(2);
}
const folder = fileURLToPath(new URL(`../../target/demo-smoke/${ENGINE}/`, import.meta.url));
await mkdir(folder, { recursive: true });

const pageUrl = new URL(PAGE_URL);
pageUrl.searchParams.set('issuer', new URL('/oauth2/default', ORG_URL).href);

const chosen = Object.entries(scenarios).filter(([, { chromium }]) => !chromium || ENGINE === 'chromium');
const browser = await BROWSERS[ENGINE]();
let passed = 0;
let failed = 0;
try {
  for (const [name, scenario] of chosen) {
    const begun = performance.now();
    const problem = await run(name, scenario).catch((error) => `The browser failed: ${error.stack}`);
    const took = `${Math.round(performance.now() - begun)} ms`;
    if (problem === undefined) passed += 1;
    else failed += 1;
    const line = `${ENGINE}: ${name} (${took})`;
    console.log(problem === undefined ? `ok    ${line}` : `FAIL  ${line}\n${problem.replace(/^/gm, '      ')}`);
  }
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
// A run without a scenario proves nothing.
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/**
 * Runs one scenario in a visit of its own.
 * @param {string} name
 * @param {import('./scenarios.mjs').Scenario} scenario
 * @returns {Promise<string | undefined>} what went wrong
 */
async function run(name, { walk, expects = [] }) {
  const visit = await browser.visit();
  try {
    await visit.page.goto(pageUrl.href);
    await walk(visit.page, { pageUrl: pageUrl.href, orgUrl: ORG_URL });
    const noises = await visit.noises();
    const unexpected = noises.filter((noise) => !expects.some((pattern) => pattern.test(noise)));
    return unexpected.length > 0 ? unexpected.join('\n') : undefined;
  } catch (error) {
    // Playwright colours its call log.
    const why = error.message.replaceAll(/\x1b\[\d+m/g, '');
    const noises = await visit.noises().catch(() => []);
    return [why, ...noises, 'On the page:', await textOf(visit.page), `Screenshot: ${await shoot(visit, name)}`].join(
      '\n',
    );
  } finally {
    await visit.close();
  }
}

/** @param {Visit['page']} page */
function textOf(page) {
  return page.evaluate(() => document.querySelector('main')?.innerText).catch(() => '(nothing)');
}

/** @param {Visit} visit @param {string} name */
async function shoot(visit, name) {
  const path = join(folder, `${name.replace(/\W+/g, '-')}.png`);
  return visit
    .screenshot()
    .then((image) => writeFile(path, image))
    .then(
      () => path,
      () => 'none',
    );
}
