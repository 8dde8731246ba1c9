// @ts-check
// Runs an unmodified client over the packed package and over the one it pins, and compares what each did.
//
//   PACKAGE_TARBALL  the packed package
//   MOCK_ORG         the mock org's program
//   CHROME           Chromium, /usr/bin/chromium by default
//   WORK_DIR         a folder to throw away, target/auth-js by default
//
// With an argument it plays the scenarios that have it in their name.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { browser } from './browser.mjs';
import { compare, play } from './play.mjs';
import { checkComparison, checkProjects } from './checks.mjs';
import { node } from './node.mjs';
import { makeProjects } from './projects.mjs';
import { startProxy } from './proxy.mjs';
import { scenarios } from './scenarios/index.mjs';
import { Tally } from './tally.mjs';

/** @param {string} name */
function given(name) {
  const value = process.env[name];
  if (!value) throw new Error(`set ${name}: see the top of tests/auth-js/run.mjs`);
  return path.resolve(value);
}

/**
 * Plays scenarios in one environment, each over both packages.
 * @param {import('./scenarios/index.mjs').Scenario[]} chosen
 * @param {{
 *   open: () => Promise<import('./node.mjs').Environment>,
 *   projects: Awaited<ReturnType<typeof makeProjects>>,
 *   program: string,
 *   tally: Tally,
 * }} where
 */
async function playAll(chosen, { open, projects, program, tally }) {
  const environment = await open();
  const proxy = await startProxy();
  try {
    for (const scenario of chosen) {
      /** @param {import('./projects.mjs').Project} project */
      const over = (project) => play(scenario, { environment, project, proxy, program });
      compare(await over(projects.ours), await over(projects.peer), `${environment.name}: ${scenario.name}`, tally);
    }
  } finally {
    await proxy.close();
    await environment.close();
  }
}

async function run() {
  const tarball = given('PACKAGE_TARBALL');
  const program = given('MOCK_ORG');
  const folder = process.env.WORK_DIR ?? fileURLToPath(new URL('../../target/auth-js', import.meta.url));
  const projects = await makeProjects({ tarball, folder: path.resolve(folder) });
  const tally = new Tally();
  await checkProjects(projects, tally);
  await checkComparison(tally);

  const chosen = scenarios.filter(({ name }) => name.includes(process.argv[2] ?? ''));
  const environments = [
    async () => node({ oneFetch: false }),
    async () => node({ oneFetch: true }),
    () => browser(process.env.CHROME ?? '/usr/bin/chromium'),
  ];
  // At the same time, as each mostly waits. One that cannot open does not keep the others from ending well.
  await Promise.all(
    environments.map((open) => tally.attempt(() => playAll(chosen, { open, projects, program, tally }))),
  );
  return tally;
}

try {
  process.exitCode = (await run()).summary() ? 0 : 1;
} catch (error) {
  console.log(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
