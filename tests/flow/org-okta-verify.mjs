// @ts-check
// A listener on a port of this device that stands for Okta Verify.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** What the requests of pages at other origins need. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'content-type',
  'access-control-allow-private-network': 'true',
  'access-control-allow-local-network': 'true',
};

/** A status, or no answer at all. @typedef {number | 'none'} Answer */

/**
 * Starts a listener.
 * @param {{ after: (stop: () => Promise<unknown>) => void }} t
 * @param {{ preflight?: number, probe?: Answer, challenge?: Answer | ((challengeRequest: string) => Promise<Answer | void> | Answer) }} [answers]
 */
export async function startOktaVerify(t, { preflight = 204, probe = 200, challenge = 200 } = {}) {
  /** @type {string[]} */
  const requests = [];
  /** @type {string[]} */
  const challenges = [];
  const server = createServer(async (incoming, outgoing) => {
    const { method, url } = incoming;
    requests.push(`${method} ${url}`);
    const body = await text(incoming).catch(() => '');
    const answer = (/** @type {Answer} */ status) => status !== 'none' && outgoing.writeHead(status, CORS).end();
    if (method === 'OPTIONS') return answer(preflight);
    if (url !== '/challenge') return answer(probe);
    const { challengeRequest } = JSON.parse(body);
    challenges.push(challengeRequest);
    answer(typeof challenge === 'function' ? ((await challenge(challengeRequest)) ?? 200) : challenge);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', () => resolve(undefined)));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  t.after(close);
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    port,
    /** Methods and paths, without preflights. */
    requests: () => requests.filter((request) => !request.startsWith('OPTIONS')),
    preflights: () => requests.filter((request) => request.startsWith('OPTIONS')).length,
    challenges,
    close,
  };
}

/** A port on which nothing listens. @param {{ after: (stop: () => Promise<unknown>) => void }} t */
export async function closedPort(t) {
  const { port, close } = await startOktaVerify(t);
  await close();
  return port;
}
