// @ts-check
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

import { chromium } from 'playwright-core';

const PAGE = '<!doctype html><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><script src="/inside/page.js"></script>';

/** Pages that are isolated have clocks of 5 µs, others of 100 µs. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp', 'cache-control': 'no-store' };

/** @type {Record<string, string>} */
const TYPES = { '.mjs': 'text/javascript', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };

/** Headless Chromium; as root it wants to be told not to sandbox itself. */
export const launch = () => chromium.launch({
  executablePath: process.env.CHROME ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync',
  ],
});

/**
 * Serves folders by their first part of the path, and texts by their whole path.
 * @param {Record<string, string>} folders
 * @param {Map<string, string>} texts
 */
export async function site(folders, texts) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, folder, file] = pathname.split('/');
    const headers = { 'content-type': TYPES[path.extname(pathname)] ?? 'text/html', ...ISOLATED };
    try {
      const body = pathname === '/' ? PAGE : texts.get(pathname) ?? await readFile(path.join(folders[folder], file));
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { origin: `http://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(resolve)) };
}
