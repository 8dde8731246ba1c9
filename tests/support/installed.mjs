// @ts-check
// The package as its users load it: by its name in the project where the packed tarball is installed, or in a page.
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { packageFolder, packageProject } from './built.mjs';
import { serve } from './static-server.mjs';

/** `require`, as a CommonJS file of that project has it. */
export const requireInstalled = createRequire(path.join(packageProject(), 'index.cjs'));

/** The default export, as an ES module of that project imports it. */
export async function importInstalled(specifier = 'okta-idx-wasm') {
  const file = path.join(packageProject(), `import-${specifier.replace('/', '-')}.mjs`);
  await writeFile(file, `export { default } from '${specifier}';\n`);
  return (await import(pathToFileURL(file).href)).default;
}

/** Asks for no icon. */
export const EMPTY_PAGE = '<!doctype html><link rel="icon" href="data:,">';

/**
 * Serves the package at `/pkg/`, and beside an empty page the files of a folder.
 * @param {string} folder
 * @param {import('./static-server.mjs').Options} [options]
 */
export const serveInstalled = (folder, { pages, ...options } = {}) =>
  serve({ '/pkg/': packageFolder(), '/': folder }, { pages: { '/': EMPTY_PAGE, ...pages }, ...options });
