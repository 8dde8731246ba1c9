// @ts-check
import { rounds } from '../inside/rounds.mjs';
import { atLeast, row } from '../rows.mjs';
import { onFreshPage } from '../run-inside.mjs';
import { IN_PAGES } from '../subjects.mjs';

const CONFIG = { issuer: 'https://org.test', clientId: 'c', redirectUri: 'r', version: '1.0.0', codeChallenge: 'x', codeChallengeMethod: 'S256' };

/**
 * Cold start and first request, each in a fresh browsing context, the module from a local server.
 * @param {import('../subjects.mjs').Bench} bench
 */
export async function page(bench) {
  const counts = { warmUp: 1, rounds: bench.quick ? 10 : 40 };
  const urls = /** @type {Record<string, string>} */ (IN_PAGES);
  const each = (/** @type {string} */ what) => rounds(Object.keys(urls), counts, (subject) =>
    onFreshPage(bench, (fresh) => fresh.evaluate(([name, url, config]) => /** @type {any} */ (globalThis)[name](url, config), /** @type {const} */ ([what, urls[subject], CONFIG]))));
  return [
    row('cold start in a page: import + first makeIdxState', 'ms', await each('coldStart'), atLeast(5)),
    row('first request in a page: import until fetch is called', 'ms', await each('firstRequest'), atLeast(5)),
  ];
}
