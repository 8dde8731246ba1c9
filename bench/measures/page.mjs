// @ts-check
import { rounds } from '../inside/rounds.mjs';
import { atLeast, row } from '../rows.mjs';
import { onFreshPage } from '../run-inside.mjs';
import { IN_PAGES } from '../subjects.mjs';

const CONFIG = { issuer: 'https://org.test', clientId: 'c', redirectUri: 'r', version: '1.0.0', codeChallenge: 'x', codeChallengeMethod: 'S256' };

/** The least that any module takes: one that does nothing. */
const NOTHING = '/nothing.mjs';

/**
 * Cold start and first request, each in a fresh browsing context, the module from a local server.
 * @param {import('../subjects.mjs').Bench} bench
 */
export async function page(bench) {
  const counts = { warmUp: 1, rounds: bench.quick ? 10 : 40 };
  bench.texts.set(NOTHING, 'export default { makeIdxState() {}, start: async () => fetch() };');
  const urls = /** @type {Record<string, string>} */ ({ ...IN_PAGES, nothing: NOTHING });
  const each = async (/** @type {string} */ what) => {
    const { nothing, ...samples } = await rounds(Object.keys(urls), counts, (subject) =>
      onFreshPage(bench, (fresh) => fresh.evaluate(([name, url, config]) => /** @type {any} */ (globalThis)[name](url, config), /** @type {const} */ ([what, urls[subject], CONFIG]))));
    return { samples, least: { wasm: nothing, peer: samples.peer } };
  };
  const start = await each('coldStart');
  const request = await each('firstRequest');
  return [
    row('cold start in a page: import + first makeIdxState', 'ms', start.samples, atLeast(5)),
    row('… of a module that does nothing', 'ms', start.least),
    row('first request in a page: import until fetch is called', 'ms', request.samples, atLeast(5)),
    row('… of a module that does nothing', 'ms', request.least),
  ];
}
