// @ts-check
// Reads what `fetch` is called with. `new Request()` would refuse headers, bodies and signals of other realms, such as
// those of jsdom.

/**
 * @typedef {object} Asked
 * @property {string} method
 * @property {URL} url
 * @property {[string, string][]} headers
 * @property {Uint8Array} body
 * @property {string} redirect
 * @property {AbortSignal | undefined} signal
 */

/** @param {any} headers */
const pairs = (headers) => [...new Headers(Symbol.iterator in Object(headers) ? [...headers] : (headers ?? {}))];

/**
 * @param {any} body
 * @returns {Promise<{ bytes: Uint8Array, type: string | null }>}
 */
async function readBody(body) {
  if (body === undefined || body === null) return { bytes: new Uint8Array(), type: null };
  const response = new Response(body);
  return { bytes: new Uint8Array(await response.arrayBuffer()), type: response.headers.get('content-type') };
}

/**
 * @param {any} input a URL, or a `Request`
 * @param {any} init
 * @param {string} base where relative URLs begin
 * @returns {Promise<Asked>}
 */
export async function readRequest(input, init, base) {
  const from = typeof input === 'object' && input !== null && 'url' in input ? input : undefined;
  const headers = pairs(init?.headers ?? from?.headers);
  const given = init && 'body' in init ? init.body : undefined;
  const { bytes, type } =
    from && given === undefined
      ? { bytes: new Uint8Array(await from.clone().arrayBuffer()), type: null }
      : await readBody(given);
  if (type && !headers.some(([name]) => name === 'content-type')) headers.push(['content-type', type]);
  const method = String(init?.method ?? from?.method ?? 'GET');
  return {
    // As `fetch` does: other methods are case-sensitive.
    method: /^(delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method,
    url: new URL(String(from ? from.url : input), `${base}/`),
    headers,
    body: bytes,
    redirect: init?.redirect ?? from?.redirect ?? 'follow',
    signal: init?.signal ?? from?.signal ?? undefined,
  };
}
