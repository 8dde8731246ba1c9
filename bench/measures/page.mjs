// @ts-check
import { rounds } from '../inside/rounds.mjs';
import { byMedians, goalAt, row } from '../rows.mjs';
import { withBrowser } from '../run-inside.mjs';
import { differences } from '../stats.mjs';
import { IN_PAGES } from '../subjects.mjs';

/** The goal by browser, as a multiple of the peer's speed. @type {Record<string, number>} */
const GOALS = { Chromium: 5, Firefox: 5, WebKit: 3 };

const CONFIG = {
  issuer: 'https://org.test',
  clientId: 'c',
  redirectUri: 'r',
  version: '1.0.0',
  codeChallenge: 'x',
  codeChallengeMethod: 'S256',
};

/** An empty module, as the baseline. */
const NOTHING = '/nothing.mjs';

const URLS = /** @type {Record<string, string>} */ ({ ...IN_PAGES, nothing: NOTHING });

/** What is timed: a function of `inside/page.js`, its label in the table, and its arguments after the module. */
const MEASURES = /** @type {const} */ ([
  ['coldStart', (/** @type {string} */ title) => `cold start in a page, ${title}: import + first makeIdxState`, []],
  [
    'firstRequest',
    (/** @type {string} */ title) => `first request in a page, ${title}: import until fetch is called`,
    [CONFIG],
  ],
]);

/**
 * Cold start and first request, each on a fresh page, with the module from a local server. The time of an empty module
 * is measured in the same rounds and subtracted from each.
 * @param {import('../subjects.mjs').Bench} bench
 */
export async function page(bench) {
  const counts = { warmUp: 1, rounds: bench.quick ? 12 : 40 };
  bench.texts.set(NOTHING, 'export default { makeIdxState() {}, start: async () => fetch() };');
  const rows = [];
  for (const engine of bench.engines) {
    for (const [name, label, given] of MEASURES) {
      const { nothing, ...samples } = await withBrowser(bench, engine, ({ call }) =>
        rounds(Object.keys(URLS), counts, (subject) => call(name, [URLS[subject], ...given])),
      );
      const less = Object.fromEntries(
        Object.entries(samples).map(([subject, values]) => [subject, differences(values, nothing)]),
      );
      rows.push(
        row(label(engine.title), 'ms', samples),
        row('… of an empty module', 'ms', { wasm: nothing, peer: samples.peer }),
        row('… less that of an empty module', 'ms', less, { wasm: goalAt(GOALS, engine.title) }, byMedians),
      );
    }
  }
  return rows;
}
