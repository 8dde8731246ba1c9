// @ts-check
// Bundles of consumers, and the pages that load them.
import path from 'node:path';

import { run } from '../support/process.mjs';
import { outcomeOfPage, writePage } from './page.mjs';

/** @typedef {import('./rows.mjs').Context} Context */

/** How the package is imported, and the consumer that does so. */
export const FORMS = {
  import: 'page.mjs',
  require: 'page.cjs',
  'import …/js': 'page-js.mjs',
  'import …/single': 'page-single.mjs',
  'require …/single': 'page-single.cjs',
  'import …/web': 'page-web.mjs',
};

/** @typedef {keyof typeof FORMS} Form */

/**
 * What a consumer's outcome is to show.
 * @param {Form} form
 * @returns {Pick<import('./rows.mjs').Row, 'core' | 'fetches'>}
 */
export const expectedOf = (form) => ({
  core: form === 'import …/js' ? 'JavaScript' : 'WebAssembly',
  fetches: form === 'import …/web' ? /\.wasm$/ : undefined,
});

/** @type {Map<string, Promise<string>>} */
const built = new Map();

/**
 * Bundles a script by the project's `build.mjs`, once, and gives the folder that has `bundle.js` and its other files.
 * @param {Context} context
 * @param {string} script
 * @param {string} [format] of the bundle, for a `build.mjs` that takes one
 */
export function bundle({ folder }, script, format) {
  const dist = path.join('dist', [script, format].filter(Boolean).join('-'));
  const key = path.join(folder, dist);
  const done = built.get(key) ?? build(folder, script, dist, format);
  built.set(key, done);
  return done;
}

/**
 * @param {string} folder
 * @param {string} script
 * @param {string} dist
 * @param {string} [format]
 */
async function build(folder, script, dist, format) {
  await run(process.execPath, ['build.mjs', `./${script}`, dist, ...(format ? [format] : [])], { cwd: folder });
  return path.join(folder, dist);
}

/**
 * Opens a page that loads a bundle.
 * @param {Context} context
 * @param {string} dist folder of the bundle
 * @param {{ classic?: boolean, declares?: string, charset?: string }} [page] how the bundle is loaded, the charset that
 *   the page declares, and the one it is sent with
 */
export async function outcomeOfBundle(context, dist, { classic, declares, charset } = {}) {
  await writePage(path.join(dist, 'index.html'), './bundle.js', { classic, declares });
  return outcomeOfPage(context, dist, 'index.html', { charset });
}
