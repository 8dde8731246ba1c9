// Holds the package under test to the peer, case by case. See the options in `options.mjs`.
import { Cases } from './case.mjs';
import { configs } from './configs.mjs';
import { IMPROVEMENTS, improvements } from './improvements/index.mjs';
import { inputs } from './inputs.mjs';
import { interceptors } from './interceptors.mjs';
import { options } from './options.mjs';
import { loadPackages } from './packages.mjs';
import { readmeExamples } from './readme-examples.mjs';
import { responses } from './responses.mjs';
import { fixtures } from './sources.mjs';
import { surface } from './surface.mjs';
import { Tally } from './tally.mjs';
import { userChanges } from './user-changes.mjs';

const { seed, count, self, examples, only, oneCase, partial } = options(process.env, process.argv.slice(2));
if (examples && !process.env.ORG_URL)
  throw new Error('--examples needs a mock org: start one, and give its origin in ORG_URL');
const packages = await loadPackages({ self });
const tally = new Tally();
const own = fixtures();
const identify = own.find(({ name }) => name === 'identify');
const run = {
  ...packages,
  tally,
  cases: new Cases(packages, tally),
  seed,
  count,
  only,
  oneCase,
  responses: own,
  text: identify.text,
};
// The peer says on every start that it is deprecated; a test of that listens for itself.
console.warn = () => {};

/** A part of the run. One that breaks down is a failure, and the others still run. */
async function part(name, body) {
  try {
    await body();
  } catch (error) {
    tally.fail(name, 'the section broke down', {
      path: '',
      why: 'an end and a breakdown',
      left: 'an end',
      right: error,
      against: 'expected',
    });
    console.error(error);
  }
}

await part('responses', () => responses(run));
await part('inputs', () => inputs(run));
if (only('user changes'))
  await part('user changes', () => userChanges({ ...run, responses: [identify], next: identify.text }));
await part('configs', () => configs(run));
await part('interceptors', () => interceptors(run));
await part('improvements', () => improvements(run));
if (only('surface')) await part('surface', () => surface(run));
if (examples) await part('README examples', () => readmeExamples({ ...run, org: process.env.ORG_URL }));

const versions = [packages.peer, packages.subject].map(({ specifier, manifest }) => `${specifier} ${manifest.version}`);
console.log(`peer ${versions[0]}, subject ${versions[1]}${self ? ' (the suite trying itself)' : ''}`);
const well = tally.summary({ seed, cases: count, listed: IMPROVEMENTS.length, partial });
process.exitCode = well ? 0 : 1;
