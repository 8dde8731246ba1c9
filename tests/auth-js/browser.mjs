// @ts-check
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { launchChromium } from '../support/chromium.mjs';
import { serve } from '../support/static-server.mjs';
import { within } from '../support/within.mjs';

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

/** The browser and the server of its pages. */
async function open() {
  /** @type {Record<string, string>} */
  const pages = { '/': '<!doctype html><title>page</title><script src="page.js"></script>' };
  const chromium = await launchChromium();
  const { origin, close } = await serve({}, { pages });
  return {
    chromium,
    pages,
    origin,
    async close() {
      await within(20, 'the end of the browser', chromium.close());
      await close();
    },
  };
}

/**
 * A page in headless Chromium, with a new profile for each scenario. All are served at one origin, which is not the org's.
 * @returns {import('./node.mjs').Environment}
 */
export function browser() {
  /** @type {Map<string, ReturnType<typeof bundle>>} */
  const bundles = new Map();
  /** @type {ReturnType<typeof open> | undefined} */
  let opened;

  /** @type {import('./node.mjs').Environment['run']} */
  async function run({ name, pages: parts }, { project: { folder }, issuer, org }) {
    opened ??= open();
    const { chromium, pages, origin } = await opened;
    const bundled = bundles.get(folder) ?? bundle(folder);
    bundles.set(folder, bundled);
    pages['/page.js'] = (await bundled).code;
    /** @type {string[]} */
    const codes = [];
    const outcomes = [];
    let output = '';
    const context = await chromium.newContext();
    try {
      // Only this shows whether a request has its credentials.
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
        const code = await org.code(to);
        codes.push(code);
        return code;
      });
      for (const part of parts.keys()) {
        await (part ? page.reload() : page.goto(`${origin}/`));
        const job = { name, part, issuer, redirectUri: `${origin}/` };
        const outcome = page.evaluate((it) => /** @type {any} */ (window).runPart(it), job);
        outcomes.push(await within(60, 'the page', outcome));
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
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}
