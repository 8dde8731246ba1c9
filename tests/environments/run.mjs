// @ts-check
// Installs the packed package in throw-away projects, one for each tool and runtime it is for, and signs in from each.
//
//   PACKAGE_TARBALL  the packed package
//   MOCK_ORG         the mock org's program
//   CHROME           Chromium, /usr/bin/chromium by default
//   WORK_DIR         a folder to throw away, target/environments by default
//
// With arguments it runs the rows that have one of them in their name. It ends with a table and `N passed, N failed`.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch } from './browser.mjs';
import { checkOutcome, startOrg } from './org.mjs';
import { stopAll } from './process.mjs';
import { Projects } from './project.mjs';
import { rows } from './rows/index.mjs';
import { matrix } from './table.mjs';
import { within } from './within.mjs';

/** @param {string} name */
function given(name) {
  const value = process.env[name];
  if (!value) throw new Error(`set ${name}: see the top of tests/environments/run.mjs`);
  return path.resolve(value);
}

/** @param {number} since */
const secondsSince = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** @returns {Promise<boolean>} whether every row passed */
async function main() {
  const tarball = given('PACKAGE_TARBALL');
  const program = given('MOCK_ORG');
  const folder = path.resolve(
    process.env.WORK_DIR || fileURLToPath(new URL('../../target/environments', import.meta.url)),
  );
  await mkdir(folder, { recursive: true });

  const words = process.argv.slice(2);
  const chosen = rows.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.toLowerCase().includes(word.toLowerCase())),
  );
  const org = await startOrg(program, folder);
  /** @type {ReturnType<typeof launch> | undefined} */
  let browser;
  const context = {
    projects: new Projects({ folder, tarball }),
    org: org.origin,
    tarball,
    browser: () => (browser ??= launch(process.env.CHROME || '/usr/bin/chromium')),
  };

  /** @type {import('./table.mjs').Line[]} */
  const lines = [];
  let failed = 0;
  const begun = performance.now();
  for (const row of chosen) {
    const started = performance.now();
    const version = await row.version(context).catch(() => '');
    const label = [row.name, version, row.form].filter(Boolean).join(', ');
    try {
      // Outside the row's time: the first run fetches the tools.
      await context.projects.make(row.project);
      const outcome = await within(row.seconds ?? 120, row.run(context));
      if (row.signsIn !== false) await checkOutcome(outcome, org.origin, row);
      console.log(`ok    ${label} (${secondsSince(started)})`);
      lines.push({ ...row, version, result: row.result ?? 'signs in' });
    } catch (error) {
      failed += 1;
      console.log(`FAIL  ${label} (${secondsSince(started)})`);
      console.log(String(/** @type {Error} */ (error).message ?? error).replace(/^/gm, '      '));
      lines.push({ ...row, version, result: '**fails**' });
    }
  }
  await (await browser?.catch(() => undefined))?.close();
  org.stop();

  console.log(`\n${matrix(lines)}\n`);
  console.log(`packaging: ${chosen.length} rows in ${secondsSince(begun)}`);
  console.log(`${chosen.length - failed} passed, ${failed} failed`);
  return failed === 0 && chosen.length > 0;
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => process.exit(1));
process.once('exit', stopAll);
try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.log(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
// A tool that a row could not end must not keep the run from ending.
process.exit();
