// @ts-check
import http from 'node:http';
import { buffer, text } from 'node:stream/consumers';

/**
 * A request as it came over the wire, and its answer.
 * @typedef {object} Exchange
 * @property {string} method
 * @property {string} url path and query
 * @property {Array<[string, string]>} headers in their order
 * @property {string} body
 * @property {number} status
 * @property {string} answer
 */

/** Hop-by-hop headers: the proxy's own server sets them. */
const OWN = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);

/**
 * Starts a proxy that forwards to one org after the other, at one address, and records every request.
 * It forwards `Host` unchanged, so the addresses that the org puts into its answers are the proxy's.
 */
export async function startProxy() {
  /** @type {{ org: string, exchanges: Exchange[], alter?: (exchange: Exchange) => string }} */
  let current = { org: '', exchanges: [] };
  const server = http.createServer(async (incoming, outgoing) => {
    try {
      await forward(current, incoming, outgoing);
    } catch (error) {
      // One of the two closed its connection.
      if (!outgoing.headersSent) outgoing.writeHead(502);
      outgoing.end(String(error));
    }
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    /**
     * From now on forwards to this org.
     * @param {string} org
     * @param {(exchange: Exchange) => string} [alter] gives the body to answer with
     * @returns {Exchange[]} the log, which grows
     */
    forwardTo(org, alter) {
      current = { org, exchanges: [], alter };
      return current.exchanges;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/**
 * Records a request, has the org answer it, and forwards the answer.
 * @param {{ org: string, exchanges: Exchange[], alter?: (exchange: Exchange) => string }} current
 * @param {http.IncomingMessage} incoming
 * @param {http.ServerResponse} outgoing
 */
async function forward({ org, exchanges, alter }, incoming, outgoing) {
  const body = await buffer(incoming);
  const headers = incoming.rawHeaders.flatMap((name, at, all) =>
    at % 2 ? [] : [/** @type {[string, string]} */ ([name, all[at + 1]])],
  );
  // Its place in the log is that of its arrival, not of its answer.
  const exchange = {
    method: incoming.method ?? '',
    url: incoming.url ?? '',
    headers,
    body: body.toString(),
    status: 0,
    answer: '',
  };
  exchanges.push(exchange);
  const answer = await answerOf(org, incoming, body);
  exchange.status = answer.statusCode ?? 0;
  exchange.answer = await text(answer);
  const altered = alter ? alter(exchange) : exchange.answer;
  const kept = Object.entries(answer.headers).filter(([name]) => !OWN.has(name));
  outgoing.writeHead(exchange.status, Object.fromEntries(kept)).end(altered);
}

/**
 * @param {string} org
 * @param {http.IncomingMessage} incoming
 * @param {Buffer} body
 * @returns {Promise<http.IncomingMessage>}
 */
function answerOf(org, incoming, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      org + incoming.url,
      {
        method: incoming.method,
        headers: { ...incoming.headers, connection: 'close' },
        agent: false,
        timeout: 10_000,
      },
      resolve,
    );
    request.once('timeout', () => request.destroy(new Error('the org did not answer')));
    request.once('error', reject);
    request.end(body);
  });
}
