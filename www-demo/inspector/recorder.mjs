/**
 * Records requests and responses. A wrapper around `fetch` sees them all; an interceptor of the package marks those
 * that the package sends, because the page itself also sends some (for the tokens). The package reads the global
 * `fetch` at each call, so it uses the wrapper. Nothing is stored: the record is lost when the page is closed.
 */
import { learnSecrets } from './secrets.mjs';

/** The original `fetch`, for requests that are not part of a sign-in. @type {typeof fetch} */
export const unrecorded = globalThis.fetch.bind(globalThis);

/**
 * @typedef {object} Exchange a request, and its response once it has arrived
 * @property {number} id counts from 1
 * @property {'package' | 'page'} by the sender
 * @property {string} method
 * @property {string} url
 * @property {Record<string, string>} headers
 * @property {unknown} body parsed if it is JSON or a form, else text
 * @property {number} [duration] milliseconds until the response headers arrived
 * @property {number} [status]
 * @property {Record<string, string>} [answerHeaders] those that CORS exposes to a page
 * @property {unknown} [answer] parsed if it is JSON
 * @property {string} [failure] why there is no response
 */

/**
 * @param {typeof import('../signin/flow.mjs').client} client of the package
 * @param {(exchange: Exchange) => void} changed is called for a new exchange, and again for its response
 */
export function record(client, changed) {
  const ours = new WeakSet();
  // The package passes this same object to `fetch`.
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
      // A body can be read only once, so the recorder reads a clone.
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
