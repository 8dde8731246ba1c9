// @ts-check
// What a bundler makes of a consumer, and the page that loads it.
import path from 'node:path';

import { run } from '../process.mjs';
import { outcomeOfPage, writePage } from './row.mjs';

/** @typedef {import('./row.mjs').Context} Context */

/** How the package is taken in, and the consumer that does so. */
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
 * @returns {Pick<import('./row.mjs').Row, 'core' | 'fetches'>}
 */
export const wantedOf = (form) => ({
  core: form === 'import …/js' ? 'JavaScript' : 'WebAssembly',
  fetches: form === 'import …/web' ? /\.wasm$/ : undefined,
});

/** @type {Map<string, Promise<string>>} */
const built = new Map();

/**
 * Bundles a script by the project's `build.mjs`, once, and gives the folder that has `bundle.js` and its other files.
 * @param {Context} context
 * @param {string} project
 * @param {string} script
 * @param {string} [format] of the bundle, for a `build.mjs` that takes one
 */
export function bundle(context, project, script, format) {
  const folder = path.join('dist', [script, format].filter(Boolean).join('-'));
  const key = path.join(project, folder);
  const done = built.get(key) ?? build(context, project, script, folder, format);
  built.set(key, done);
  return done;
}

/**
 * @param {Context} context
 * @param {string} project
 * @param {string} script
 * @param {string} folder
 * @param {string} [format]
 */
async function build({ projects }, project, script, folder, format) {
  const cwd = await projects.make(project);
  await run(process.execPath, ['build.mjs', `./${script}`, folder, ...(format ? [format] : [])], { cwd });
  return path.join(cwd, folder);
}

/**
 * Opens a page that loads a bundle.
 * @param {Context} context
 * @param {string} folder of the bundle
 * @param {{ classic?: boolean, declares?: string, charset?: string }} [page] how the bundle is loaded, the charset that
 *   the page declares, and the one it is sent with
 */
export async function outcomeOfBundle(context, folder, { classic, declares, charset } = {}) {
  await writePage(path.join(folder, 'index.html'), './bundle.js', { classic, declares });
  return outcomeOfPage(context, folder, 'index.html', { charset });
}
