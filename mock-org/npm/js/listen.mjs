// @ts-check
// Serves an org over sockets.
import { createServer } from 'node:http';

/** How long a client has to read what came before a connection breaks, in milliseconds. */
const PAUSE = 50;

/** @param {import('node:http').IncomingMessage} request */
async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param {import('./response.mjs').Answer} answer
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function send({ status, headers, body, transport }, request, response) {
  if (typeof transport === 'object') await pause(transport.delay);
  if (transport === 'drop') return void request.socket.destroy();
  const names = headers.filter(([name]) => name !== 'content-length');
  response.writeHead(status, [...names, ['content-length', String(body.length)]].flat());
  if (transport !== 'reset' && transport !== 'truncate') return void response.end(body);
  response.write(body.subarray(0, body.length >> 1));
  await pause(PAUSE);
  if (transport === 'reset') request.socket.resetAndDestroy();
  else request.socket.destroy();
}

/**
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void} handler
 * @param {{ port?: number, host?: string }} [options]
 */
export async function serve(handler, { port = 0, host = 'localhost' } = {}) {
  // `localhost` is two addresses with one port; a machine may have only one of them.
  const addresses = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  /** @type {import('node:http').Server[]} */
  const servers = [];
  let bound = port;
  for (const address of addresses) {
    const server = createServer(handler);
    const failure = await new Promise((resolve) => {
      server.once('error', resolve);
      server.listen(bound, address, () => resolve(undefined));
    });
    if (failure && servers.length === 0) throw failure;
    if (failure) continue;
    bound = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
    servers.push(server);
  }
  const close = async () => {
    await Promise.all(
      servers.map((server) => {
        server.closeAllConnections();
        return new Promise((resolve) => server.close(resolve));
      }),
    );
  };
  return { origin: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, port: bound, close };
}

/**
 * @param {import('./org.mjs').MockOrg} org
 * @param {{ port?: number, host?: string, onAnswer?: (asked: any, answer: any) => void }} [options]
 */
export async function listen(org, { onAnswer, ...options } = {}) {
  const server = await serve(async (request, response) => {
    try {
      const { rawHeaders, method = 'GET', url = '/' } = request;
      const headers = rawHeaders.flatMap((name, i) =>
        i % 2 === 0 && name.toLowerCase() !== 'host'
          ? [/** @type {[string, string]} */ ([name, rawHeaders[i + 1]])]
          : [],
      );
      const asked = {
        method,
        url: new URL(url, `http://${request.headers.host}`),
        headers,
        body: await bodyOf(request),
      };
      const answer = await org.answer({ ...asked, redirect: 'manual', signal: undefined });
      onAnswer?.(asked, answer);
      await send(answer, request, response);
    } catch (error) {
      if (response.headersSent) return void request.socket.destroy();
      response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(`${error instanceof Error ? error.message : error}\n`);
    }
  }, options);
  return { ...server, issuer: `${server.origin}${org.issuer.slice(org.origin.length)}` };
}
