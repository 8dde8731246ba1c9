// @ts-check
// Bundlers: the bundle runs in a page.
import path from 'node:path';

import { openPage } from '../browser.mjs';
import { run, service } from '../process.mjs';
import { outcomeOfPage, pinned, writePage } from './row.mjs';

/**
 * @typedef {import('./row.mjs').Row} Row
 * @typedef {import('./row.mjs').Context} Context
 */

/** How the package is taken in, and the consumer that does so. */
const FORMS = {
  import: 'page.mjs',
  require: 'page.cjs',
  'import …/js': 'page-js.mjs',
  'import …/web': 'page-web.mjs',
};

/** @typedef {keyof typeof FORMS} Form */

/**
 * @param {string} name
 * @param {string} project
 * @param {Form[]} forms
 * @param {(context: Context, folder: string, script: string) => Promise<unknown>} outcome
 * @returns {Row[]}
 */
const bundler = (name, project, forms, outcome) => forms.map((form) => ({
  name,
  form,
  project,
  version: pinned(project, project),
  core: form === 'import …/js' ? 'JavaScript' : 'WebAssembly',
  fetches: form === 'import …/web' ? /\.wasm$/ : undefined,
  run: async (context) => outcome(context, await context.projects.make(project), FORMS[form]),
}));

/**
 * By the project's `build.mjs`, which bundles a script as `dist/{its name}.js`.
 * @param {Context} context
 * @param {string} folder
 * @param {string} script
 */
async function byScript(context, folder, script) {
  const name = script.replace('.', '-');
  await run(process.execPath, ['build.mjs', `./${script}`, name], { cwd: folder });
  await writePage(path.join(folder, 'dist', `${name}.html`), `./${name}.js`);
  return outcomeOfPage(context, path.join(folder, 'dist'), `${name}.html`);
}

/**
 * By a command that bundles a page into `dist`.
 * @param {string[]} command
 */
const byCommand = (command) => async (/** @type {Context} */ context, /** @type {string} */ folder, /** @type {string} */ script) => {
  await writePage(path.join(folder, 'index.html'), `./${script}`);
  await run(process.execPath, command, { cwd: folder });
  return outcomeOfPage(context, path.join(folder, 'dist'));
};

/**
 * @param {Context} context
 * @param {string} folder
 * @param {string} script
 */
async function byDevServer(context, folder, script) {
  await writePage(path.join(folder, 'index.html'), `./${script}`);
  const server = service(process.execPath, ['dev.mjs'], { cwd: folder, ready: /^LISTENS (\S+)$/m });
  try {
    const [, origin] = await server.told;
    return await openPage(await context.browser(), origin, context.org);
  } finally {
    server.stop();
  }
}

/** @type {Form[]} */
const ALL = ['import', 'import …/js', 'import …/web'];
const PARCEL = ['node_modules/parcel/lib/bin.js', 'build', 'index.html', '--no-cache', '--no-source-maps', '--no-autoinstall', '--dist-dir', 'dist'];

/** @type {Row[]} */
export const bundlers = [
  ...bundler('Vite, build', 'vite', ALL, byCommand(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'])),
  ...bundler('Vite, dev server', 'vite', ALL, byDevServer),
  ...bundler('webpack', 'webpack', ['require', ...ALL], byScript),
  ...bundler('Rollup', 'rollup', ['import', 'import …/js'], byScript),
  ...bundler('esbuild', 'esbuild', ['import', 'require', 'import …/js'], byScript),
  ...bundler('Parcel', 'parcel', ALL, byCommand(PARCEL)),
];
