// @ts-check
// Loads the package as users do: by its name in a project where the packed tarball is installed, or in a page.
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { packageFolder, packageProject } from './built.mjs';
import { serve } from './static-server.mjs';

/** The `require` of a CommonJS file in that project. */
export const requireInstalled = createRequire(path.join(packageProject(), 'index.cjs'));

/** What an ES module in that project imports: all exports. @returns {Promise<any>} */
export async function importAll(specifier = 'okta-idx-wasm') {
  const file = path.join(packageProject(), `import-${specifier.replace('/', '-')}.mjs`);
  await writeFile(file, `export * from '${specifier}';\nexport { default } from '${specifier}';\n`);
  return import(pathToFileURL(file).href);
}

/** The default export. */
export const importInstalled = async (/** @type {string} */ specifier = 'okta-idx-wasm') =>
  (await importAll(specifier)).default;

/** The icon is empty, so that the browser does not request `/favicon.ico`. */
export const EMPTY_PAGE = '<!doctype html><link rel="icon" href="data:,">';

/**
 * Serves the package at `/pkg/`, an empty page at `/`, and the files of a folder.
 * @param {string} folder
 * @param {import('./static-server.mjs').Options} [options]
 */
export const serveInstalled = (folder, { pages, ...options } = {}) =>
  serve({ '/pkg/': packageFolder(), '/': folder }, { pages: { '/': EMPTY_PAGE, ...pages }, ...options });
