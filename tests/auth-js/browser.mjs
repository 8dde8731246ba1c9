// @ts-check
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import { chromium } from 'playwright-core';

import { newestCode } from './org.mjs';
import { within } from './within.mjs';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Bundles the page's script with what a project has installed. The client's own file for browsers is a bundle already,
 * with idx-js inside; its ES modules import idx-js by name, so those are taken.
 * @param {string} folder the project's
 */
export async function bundle(folder) {
  const inProject = { name: 'in-project', setup };
  /** @param {import('esbuild').PluginBuild} hooks */
  function setup(hooks) {
    hooks.onResolve({ filter: /^@okta\/okta-auth-js$/ }, ({ path: name, pluginData }) =>
      pluginData === 'in project'
        ? undefined
        : hooks.resolve(name, { resolveDir: folder, kind: 'import-statement', pluginData: 'in project' }),
    );
  }
  const {
    outputFiles: [file],
    metafile,
  } = await build({
    entryPoints: [fileURLToPath(new URL('page.mjs', import.meta.url))],
    bundle: true,
    write: false,
    metafile: true,
    logLevel: 'error',
    platform: 'browser',
    format: 'iife',
    mainFields: ['module', 'browser', 'main'],
    absWorkingDir: folder,
    plugins: [inProject],
  });
  return { code: file.text, inputs: Object.keys(metafile.inputs).map((name) => path.resolve(folder, name)) };
}

/**
 * A page in headless Chromium, with a new profile for each scenario. All are served at one origin, which is not the org's.
 * @param {string} executablePath
 * @returns {Promise<import('./node.mjs').Environment>}
 */
export async function browser(executablePath) {
  /** @type {Map<string, Promise<{ code: string }>>} */
  const bundles = new Map();
  let script = '';
  const chrome = await chromium.launch({ executablePath, args: ARGS, timeout: 60_000 });
  const server = createServer(({ url }, answer) => {
    if (url === '/page.js') answer.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else if (url === '/')
      answer
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>page</title><script src="page.js"></script>');
    else answer.writeHead(404).end();
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;

  /** @type {import('./node.mjs').Environment['run']} */
  async function run({ name, pages }, { project: { folder }, issuer, org }) {
    if (!bundles.has(folder)) bundles.set(folder, bundle(folder));
    script = (await /** @type {Promise<{ code: string }>} */ (bundles.get(folder))).code;
    /** @type {string[]} */
    const codes = [];
    const outcomes = [];
    let output = '';
    const context = await chrome.newContext();
    try {
      // Whether a request has its credentials is seen by this only.
      await context.addCookies([{ name: 'session', value: 'of-this-browser', url: issuer }]);
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on('console', (message) => {
        output += `${message.text()}\n`;
      });
      page.on('pageerror', (error) => {
        output += `${error}\n`;
      });
      await page.exposeFunction('code', async (/** @type {string} */ to) => {
        codes.push(await newestCode(org, to));
        return codes[codes.length - 1];
      });
      for (const part of pages.keys()) {
        await (part ? page.reload() : page.goto(`${origin}/`));
        const job = { name, part, issuer, redirectUri: `${origin}/` };
        outcomes.push(
          await within(
            60,
            'the page',
            page.evaluate((it) => /** @type {any} */ (window).runPart(it), job),
          ),
        );
      }
      return { outcomes, codes, output };
    } catch (error) {
      throw new Error(`${error}\n${output}`);
    } finally {
      await within(20, 'the end of the page', context.close());
    }
  }

  return {
    name: 'Chromium',
    headers: 'all',
    run,
    async close() {
      await within(20, 'the end of the browser', chrome.close());
      server.closeAllConnections();
      server.close();
    },
  };
}
