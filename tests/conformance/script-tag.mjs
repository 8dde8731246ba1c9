import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

/** Where a browser may be; `CHROME` names another. */
const BROWSERS = [process.env.CHROME, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const PAGE = `<!doctype html><meta charset="utf-8"><title>script tag</title>
<script type="module">import idx from './index.mjs'; window.idx = idx;</script>`;

/**
 * Runs a function in a page that loads a package with a script tag alone.
 * @param {{ directory: string }} one the package
 * @param {(given: unknown) => Promise<unknown>} run in the page, where the package is `window.idx`
 * @param {unknown} given passed to it
 */
export async function inBrowser({ directory }, run, given) {
  const executablePath = BROWSERS.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error('no Chromium for the script tag example: name one in CHROME');
  const { chromium } = await import('playwright-core');
  const server = createServer((request, response) => {
    const isPage = request.url === '/';
    const file = join(directory, 'index.mjs');
    if (!isPage && request.url !== '/index.mjs') return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': isPage ? 'text/html' : 'text/javascript' });
    return response.end(isPage ? PAGE : readFileSync(file));
  });
  await new Promise((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${server.address().port}/`);
    await page.waitForFunction(() => window.idx);
    return await page.evaluate(run, given);
  } finally {
    await browser.close();
    server.close();
  }
}
