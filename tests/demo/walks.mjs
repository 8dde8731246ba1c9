/**
 * Walks every flow of the mock org on the demo page, several at a time, in headless Chromium. `MOCK_ORG` is its
 * program, `PACKAGE` the folder that the page imports the package from. `--few` walks those that are for either
 * core; other arguments are texts that the names of the walks have to have one of. Prints each walk, ends with
 * `N passed, N failed`, exits 1 on a failure.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { launchChromium } from './chromium.mjs';
import { Audit } from './audit.mjs';
import { missing } from './coverage.mjs';
import { Traffic } from './traffic.mjs';
import { run } from './walk.mjs';
import { walks } from './walks/index.mjs';

const AT_ONCE = 4;
const LIMIT = 120_000;

const {
  values: { few },
  positionals: parts,
} = parseArgs({ options: { few: { type: 'boolean', default: false } }, allowPositionals: true });
const { MOCK_ORG, PACKAGE } = process.env;
if (!MOCK_ORG || !PACKAGE) {
  console.error('Set MOCK_ORG (the program of the mock organisation) and PACKAGE (the folder of the built package).');
  process.exit(2);
}
const target = (name) => fileURLToPath(new URL(`../../target/${name}/`, import.meta.url));
const place = {
  browser: await launchChromium(),
  built: { program: MOCK_ORG, packageFolder: PACKAGE },
  audit: few ? { found: new Map(), look: async () => {} } : new Audit(),
  traffic: new Traffic(),
  folder: target('demo-walks'),
  screenshots: target('screenshots'),
};
await mkdir(place.folder, { recursive: true });
await mkdir(place.screenshots, { recursive: true });

let passed = 0;
let failed = 0;

/** @param {string} name @param {string | undefined} problem */
function tell(name, problem) {
  if (problem === undefined) passed += 1;
  else failed += 1;
  console.log(problem === undefined ? `ok    ${name}` : `FAIL  ${name}\n${problem.replace(/^/gm, '      ')}`);
}

const chosen = Object.entries(walks)
  .filter(([, walk]) => !few || walk.both)
  .filter(([name]) => parts.length === 0 || parts.some((part) => name.includes(part)));
const left = [...chosen];
/** A browser that hangs must not hang the run. */
const tooLate = () => pause(LIMIT, `It took more than ${LIMIT / 1000} s.`, { ref: false });

async function walkOn() {
  for (let next = left.shift(); next; next = left.shift()) {
    const [name, walk] = next;
    const begun = performance.now();
    const problem = await Promise.race([run(name, walk, place), tooLate()]).catch(
      (error) => `The browser or the org failed: ${error.stack}`,
    );
    tell(`${name} (${Math.round(performance.now() - begun)} ms)`, problem);
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, walkOn));
for (const [kind, problems] of place.audit.found)
  tell(`looked at: ${kind}`, problems.length > 0 ? problems.join('\n') : undefined);
if (!few && parts.length === 0) {
  const unseen = await missing(place.traffic.seen);
  tell(
    'every step and message of the mock org was met',
    unseen.length > 0 ? `never seen: ${unseen.join(', ')}` : undefined,
  );
}
console.log(`${passed} passed, ${failed} failed`);
// A run without a walk proves nothing.
process.exitCode = failed > 0 || chosen.length === 0 ? 1 : 0;
// A browser that does not want to end is ended along with this program.
await Promise.race([place.browser.close(), pause(10_000)]);
process.exit();
