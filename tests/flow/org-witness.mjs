// @ts-check
// A proxy in front of the org, which tells what arrived when, and can hold a request back.
import { request as forward, createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

/**
 * @typedef {object} Seen a request
 * @property {string} path
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string} body
 * @property {number} at when it arrived, in milliseconds
 * @property {'open' | 'answered' | 'cancelled'} state
 */

/**
 * Starts the proxy. The org names it in its addresses, as it takes them from the `Host` header.
 * @param {{ after: (stop: () => Promise<unknown>) => void }} t
 * @param {{ origin: string }} org
 */
export async function startWitness(t, org) {
  const { hostname, port } = new URL(org.origin);
  /** @type {Seen[]} */
  const requests = [];
  /** @type {Record<string, number>} */
  const most = {};
  /** What goes on with the requests that are held back, by the end of their path. @type {Map<string, (() => void)[]>} */
  const held = new Map();
  const of = (/** @type {string} */ path) => requests.filter((seen) => seen.path.endsWith(path));
  const server = createServer(async (incoming, outgoing) => {
    const { method, headers, url: path = '' } = incoming;
    /** @type {Seen} */
    const seen = { path, headers, body: '', at: performance.now(), state: 'open' };
    requests.push(seen);
    const open = requests.filter((other) => other.path === path && other.state === 'open').length;
    most[path] = Math.max(most[path] ?? 0, open);
    outgoing.on('close', () => {
      if (seen.state === 'open') seen.state = 'cancelled';
    });
    const body = await buffer(incoming).catch(() => Buffer.of());
    seen.body = body.toString();
    for (const [end, waiting] of held)
      if (path.endsWith(end)) await new Promise((resolve) => waiting.push(() => resolve(undefined)));
    if (seen.state !== 'open') return;
    const onward = forward({ hostname, port, path, method, headers }, async (answer) => {
      const text = await buffer(answer).catch(() => undefined);
      if (text === undefined) return outgoing.destroy();
      if (seen.state === 'open') seen.state = 'answered';
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(text);
    });
    onward.on('error', () => outgoing.destroy());
    onward.end(body);
  });
  await new Promise((resolve) => server.listen(0, hostname, () => resolve(undefined)));
  t.after(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const own = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
  return {
    origin: `http://${hostname}:${own}`,
    requests,
    /** The requests to paths with this end. */
    of,
    /** How many requests to a path with this end were open at once. @param {string} end */
    most: (end) => Math.max(0, ...Object.keys(most).map((path) => (path.endsWith(end) ? most[path] : 0))),
    /** Holds requests to paths with this end back. @param {string} end */
    hold: (end) => held.set(end, []),
    /** Lets them through, unless they have been cancelled. @param {string} end */
    release(end) {
      for (const goOn of held.get(end) ?? []) goOn();
      held.delete(end);
    },
  };
}
