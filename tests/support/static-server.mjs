// @ts-check
// A static file server for pages.
import { createServer } from 'node:http';

import sirv from 'sirv';

/**
 * @typedef {object} Options
 * @property {string} [host] name or address in the origin
 * @property {Record<string, string>} [headers] of every response
 * @property {string} [charset] of pages, UTF-8 by default; an empty string sends none
 * @property {Record<string, string>} [pages] texts by path, instead of files
 */

/**
 * Serves one folder at `/`, or several folders by path, on a free port.
 * @param {string | Record<string, string>} folders
 * @param {Options} [options]
 */
export async function serve(folders, { host = '127.0.0.1', headers = {}, charset = 'utf-8', pages = {} } = {}) {
  /** @type {string[]} */
  const requests = [];
  /** Scripts are sent without a charset, so that classic scripts use that of their page. @param {string} path */
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
  // The longest path first, so that the most specific one matches.
  const mounts = byPath
    .sort(([one], [other]) => other.length - one.length)
    .map(([at, folder]) => {
      const prefix = at.replace(/\/$/, '');
      // With `dev`, files are read at each request, because tests write some of them later.
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
