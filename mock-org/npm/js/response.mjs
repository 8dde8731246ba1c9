// @ts-check
// Makes the `Response` of an answer, and does what its faults ask of the connection.

/** Statuses whose responses have no body (Fetch Standard, "null body status"). */
const NO_BODY = new Set([101, 204, 205, 304]);

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {[string, string][]} headers
 * @property {Uint8Array} body
 * @property {undefined | 'drop' | 'reset' | 'truncate' | { delay: number }} [transport]
 * @property {boolean} [unknown]
 */

/** @param {string} what */
const lost = (what) => new TypeError('fetch failed', { cause: Object.assign(new Error(what), { code: 'ECONNRESET' }) });

/** @param {AbortSignal | undefined} signal */
export function throwIfAborted(signal) {
  if (signal?.aborted) throw signal.reason ?? new DOMException('This operation was aborted', 'AbortError');
}

/** @param {number} ms @param {AbortSignal | undefined} signal */
const wait = (ms, signal) =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      try {
        throwIfAborted(signal);
      } catch (reason) {
        reject(reason);
      }
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve(undefined);
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });

/** A body that ends in the middle. @param {Uint8Array} body */
const broken = (body) =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(body.slice(0, body.length >> 1));
    },
    pull(controller) {
      controller.error(lost('the connection broke in the middle of the body'));
    },
  });

/**
 * @param {Answer} answer
 * @param {{ url: URL, redirected: boolean, signal: AbortSignal | undefined }} request
 */
export async function respond({ status, headers, body, transport }, { url, redirected, signal }) {
  if (typeof transport === 'object') await wait(transport.delay, signal);
  if (transport === 'drop') throw lost('the connection was closed without an answer');
  const cut = transport === 'reset' || transport === 'truncate';
  const sent = /** @type {BodyInit} */ (cut ? broken(body) : body);
  const response = new Response(NO_BODY.has(status) ? null : sent, { status, headers });
  const { href } = url;
  Object.defineProperties(response, { url: { value: href }, redirected: { value: redirected } });
  return response;
}
