// @ts-check
// A server whose responses come from a test's callback.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/**
 * @typedef {object} Request
 * @property {string} url
 * @property {string} method
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string} body
 */

/**
 * Starts the server on a free port.
 * @param {(request: Request) => { status?: number, headers?: Record<string, string>, body: unknown }} answer
 */
export async function serveAnswers(answer) {
  /** @type {Request[]} */
  const requests = [];
  const server = createServer(async (incoming, outgoing) => {
    const { url = '', method = '', headers } = incoming;
    const request = { url, method, headers, body: await text(incoming) };
    requests.push(request);
    const { status = 200, headers: sent = { 'content-type': 'application/ion+json' }, body } = answer(request);
    outgoing.writeHead(status, sent).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
