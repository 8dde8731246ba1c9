/**
 * Records what goes to the organisation and what comes back. Two places see a request: an interceptor of
 * the package, which marks the requests that are the package's, and a wrapper around `fetch`, which sees
 * those of the page too (for the tokens), and the answers. The package looks `fetch` up at each call, so
 * that wrapping it needs no help from the package. Nothing is stored: the record goes with the page.
 */
import { learnSecrets } from './secrets.mjs';

/** `fetch` as it was, for what is no part of a sign-in. @type {typeof fetch} */
export const unrecorded = globalThis.fetch.bind(globalThis);

/**
 * @typedef {object} Exchange a request with its answer, once there is one
 * @property {number} id counts from 1
 * @property {'package' | 'page'} by who sent it
 * @property {string} method
 * @property {string} url
 * @property {Record<string, string>} headers
 * @property {unknown} body parsed where it is JSON or a form, else text
 * @property {number} [duration] milliseconds, until the answer began
 * @property {number} [status]
 * @property {Record<string, string>} [answerHeaders] those that CORS lets a page see
 * @property {unknown} [answer] parsed where it is JSON
 * @property {string} [failure] why there is no answer
 */

/**
 * @param {typeof import('../signin/flow.mjs').client} client the package's
 * @param {(exchange: Exchange) => void} changed is called for a new exchange, and again for its answer
 */
export function record(client, changed) {
  const ours = new WeakSet();
  // The package hands the very object on to `fetch`.
  client.interceptors?.request.use((request) => {
    ours.add(request);
  });
  let count = 0;

  globalThis.fetch = async (url, init = {}) => {
    const exchange = /** @type {Exchange} */ ({
      id: ++count,
      by: ours.has(init) ? 'package' : 'page',
      method: init.method ?? 'GET',
      url: String(url),
      headers: Object.fromEntries(new Headers(init.headers)),
      body: parsed(init.body, new Headers(init.headers).get('content-type')),
    });
    learnSecrets(exchange.body);
    learnSecrets(Object.fromEntries(new URL(exchange.url, location.href).searchParams));
    changed(exchange);
    const begun = performance.now();
    try {
      const response = await unrecorded(url, init);
      exchange.duration = performance.now() - begun;
      // A copy: the answer can be read once only, and that is for whoever asked.
      read(exchange, response.clone()).then(() => changed(exchange));
      return response;
    } catch (error) {
      exchange.duration = performance.now() - begun;
      exchange.failure = error instanceof Error ? error.message : String(error);
      changed(exchange);
      throw error;
    }
  };
}

/** @param {Exchange} exchange @param {Response} response */
async function read(exchange, response) {
  exchange.status = response.status;
  exchange.answerHeaders = Object.fromEntries(response.headers);
  try {
    exchange.answer = parsed(await response.text(), response.headers.get('content-type'));
    learnSecrets(exchange.answer);
  } catch (error) {
    exchange.failure = String(error);
  }
}

/** @param {unknown} body @param {string | null} type */
function parsed(body, type) {
  if (typeof body !== 'string') return undefined;
  if (type?.includes('x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
