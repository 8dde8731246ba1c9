/**
 * Walks the demo page in headless Chromium. `PAGE_URL` is where the page is served, `ORG_URL` the mock
 * organisation's origin. Prints each scenario, ends with `N passed, N failed`, exits 1 on a failure.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './browser.mjs';
import { scenarios } from './scenarios.mjs';

const SHOTS = fileURLToPath(new URL('../../target/demo-smoke/', import.meta.url));
const { PAGE_URL, ORG_URL } = process.env;
if (!PAGE_URL || !ORG_URL) {
  console.error('Set PAGE_URL (the served demo page) and ORG_URL (the origin of the mock organisation).');
  process.exit(2);
}

const pageUrl = new URL(PAGE_URL);
pageUrl.searchParams.set('issuer', new URL('/oauth2/default', ORG_URL).href);

const browser = await launch();
let passed = 0;
let failed = 0;
for (const [name, scenario] of Object.entries(scenarios)) {
  const begun = performance.now();
  const problem = await run(name, scenario);
  const took = `${Math.round(performance.now() - begun)} ms`;
  if (problem === undefined) passed += 1;
  else failed += 1;
  console.log(problem === undefined ? `ok    ${name} (${took})` : `FAIL  ${name} (${took})\n${problem.replace(/^/gm, '      ')}`);
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
// A run without a scenario proves nothing.
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/**
 * Runs one scenario in a browser context of its own.
 * @param {string} name
 * @param {import('./scenarios.mjs').Scenario} scenario
 * @returns {Promise<string | undefined>} what went wrong
 */
async function run(name, { walk, expects = [] }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const noises = [];
  page.on('pageerror', (error) => noises.push(`uncaught: ${error.stack ?? error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') noises.push(`console: ${message.text()} (${message.location().url})`);
  });
  try {
    await page.goto(pageUrl.href);
    await walk(page, { pageUrl: pageUrl.href, orgUrl: ORG_URL });
    const unexpected = noises.filter((noise) => !expects.some((pattern) => pattern.test(noise)));
    return unexpected.length > 0 ? unexpected.join('\n') : undefined;
  } catch (error) {
    // Playwright colours its call log.
    const why = error.message.replaceAll(/\x1b\[\d+m/g, '');
    return [why, ...noises, 'On the page:', await textOf(page), `Screenshot: ${await shoot(page, name)}`].join('\n');
  } finally {
    await context.close();
  }
}

/** @param {import('playwright-core').Page} page */
function textOf(page) {
  return page.locator('main').innerText({ timeout: 1000 }).catch(() => '(nothing)');
}

/** @param {import('playwright-core').Page} page @param {string} name */
async function shoot(page, name) {
  await mkdir(SHOTS, { recursive: true });
  const path = join(SHOTS, `${name.replace(/\W+/g, '-')}.png`);
  await page.screenshot({ path, fullPage: true }).catch(() => undefined);
  return path;
}
