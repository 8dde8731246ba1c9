// @ts-check
// A static server, as pages have one.
import { createServer } from 'node:http';

import sirv from 'sirv';

/**
 * @typedef {object} Options
 * @property {string} [host] as pages are to name it
 * @property {Record<string, string>} [headers] of every response
 * @property {string} [charset] that pages are sent with, UTF-8 by default; none where it is empty
 * @property {Record<string, string>} [pages] texts by path, in place of files
 */

/**
 * Serves folders on a free port: at `/`, or each at the path that is its key.
 * @param {string | Record<string, string>} folders
 * @param {Options} [options]
 */
export async function serve(folders, { host = '127.0.0.1', headers = {}, charset = 'utf-8', pages = {} } = {}) {
  /** @type {string[]} */
  const requests = [];
  /** Scripts are sent without a charset: those that are no modules then have that of their page. @param {string} path */
  const typeOf = (path) => {
    if (/\.[mc]?js$/.test(path)) return 'text/javascript';
    if (path.endsWith('/') || path.endsWith('.html')) return charset ? `text/html; charset=${charset}` : 'text/html';
    return undefined;
  };
  /** @param {import('node:http').ServerResponse} response @param {string} path */
  const setHeaders = (response, path) => {
    const type = typeOf(path);
    if (type) response.setHeader('content-type', type);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  };
  const byPath = Object.entries(typeof folders === 'string' ? { '/': folders } : folders);
  // The longest first.
  const mounts = byPath
    .sort(([one], [other]) => other.length - one.length)
    .map(([at, folder]) => {
      const prefix = at.replace(/\/$/, '');
      // Read at each request: what a test writes is what is served.
      return { prefix, files: sirv(folder, { dev: true, setHeaders }) };
    });
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    requests.push(url);
    const { pathname } = new URL(url, 'http://localhost');
    if (pages[pathname] !== undefined) {
      setHeaders(response, /\.\w+$/.test(pathname) ? pathname : '/');
      return response.end(pages[pathname]);
    }
    const mount = mounts.find(({ prefix }) => pathname.startsWith(`${prefix}/`));
    const missing = () => {
      setHeaders(response, pathname);
      response.writeHead(404, { 'content-type': 'text/plain' }).end(`${pathname} does not exist`);
    };
    if (!mount) return missing();
    request.url = url.slice(mount.prefix.length);
    return mount.files(request, response, missing);
  });
  await new Promise((resolve) => server.listen(0, host, () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://${host}:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
