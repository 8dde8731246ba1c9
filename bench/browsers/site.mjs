// @ts-check
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const PAGE =
  '<!doctype html><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><script src="/inside/page.js"></script>';

/**
 * In a cross-origin isolated page the clock has a resolution of 5 µs in Chromium, and 20 µs in Firefox and WebKit; in
 * other pages, 100 µs to 1 ms. Isolated pages also get their own process in every engine.
 */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cache-control': 'no-store',
};

/** @type {Record<string, string>} */
const TYPES = {
  '.mjs': 'text/javascript',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/**
 * Serves folders by the first segment of the path, and texts by the whole path.
 * @param {Record<string, string>} folders
 * @param {Map<string, string>} texts
 */
export async function site(folders, texts) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, folder, file] = pathname.split('/');
    const headers = { 'content-type': TYPES[path.extname(pathname)] ?? 'text/html', ...ISOLATED };
    try {
      const body =
        pathname === '/' ? PAGE : (texts.get(pathname) ?? (await readFile(path.join(folders[folder], file))));
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
