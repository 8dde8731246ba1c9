// @ts-check
// A static server, as pages have one.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.cjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/**
 * @typedef {object} Options
 * @property {string} [host] as pages are to name it
 * @property {Record<string, string>} [headers] of every response
 * @property {string} [charset] that pages are sent with, UTF-8 by default; none where it is empty
 */

/**
 * Serves a folder on a free port.
 * @param {string} folder
 * @param {Options} [options]
 */
export async function serve(folder, { host = 'localhost', headers = {}, charset = 'utf-8' } = {}) {
  /** @param {string} extension */
  const typeOf = (extension) => {
    const type = TYPES[extension] ?? 'application/octet-stream';
    // Scripts are sent without a charset: those that are no modules then have that of their page.
    return type === TYPES['.html'] && charset ? `${type}; charset=${charset}` : type;
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(folder, path.normalize(decodeURIComponent(pathname)));
    try {
      const body = await readFile(file);
      response.writeHead(200, { 'content-type': typeOf(path.extname(file)), 'cache-control': 'no-store', ...headers });
      response.end(body);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain', ...headers }).end(`${pathname} is not there`);
    }
  });
  await new Promise((resolve) => server.listen(0, host, () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
