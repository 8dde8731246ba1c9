// @ts-check
// Bundlers: the bundle runs in a page.
import path from 'node:path';

import { openPage } from '../browser.mjs';
import { run, service } from '../process.mjs';
import { FORMS, bundle, outcomeOfBundle, wantedOf } from './bundle.mjs';
import { outcomeOfPage, pinned, writePage } from './row.mjs';

/**
 * @typedef {import('./row.mjs').Row} Row
 * @typedef {import('./row.mjs').Context} Context
 * @typedef {import('./bundle.mjs').Form} Form
 */

/**
 * @param {string} name
 * @param {{ project: string, tool?: string }} made by a tool, of the project's name by default
 * @param {Form[]} forms
 * @param {(context: Context, project: string, script: string) => Promise<unknown>} outcome
 * @param {Partial<Record<Form, string>>} [scripts] consumers of the project's own
 * @returns {Row[]}
 */
const bundler = (name, { project, tool = project }, forms, outcome, scripts) =>
  forms.map((form) => ({
    name,
    form,
    project,
    version: pinned(project, tool),
    ...wantedOf(form),
    run: (context) => outcome(context, project, { ...FORMS, ...scripts }[form]),
  }));

/**
 * By the project's `build.mjs`.
 * @param {Context} context
 * @param {string} project
 * @param {string} script
 */
const byScript = async (context, project, script) => outcomeOfBundle(context, await bundle(context, project, script));

/**
 * By the project's `build.mjs`, in a format that is loaded as a classic script.
 * @param {string} [format]
 */
const asClassic =
  (format) => async (/** @type {Context} */ context, /** @type {string} */ project, /** @type {string} */ script) =>
    outcomeOfBundle(context, await bundle(context, project, script, format), { classic: true });

/**
 * By a command that bundles a page into `dist`.
 * @param {string[]} command
 */
const byCommand =
  (command) => async (/** @type {Context} */ context, /** @type {string} */ project, /** @type {string} */ script) => {
    const folder = await context.projects.make(project);
    await writePage(path.join(folder, 'index.html'), `./${script}`);
    await run(process.execPath, command, { cwd: folder });
    return outcomeOfPage(context, path.join(folder, 'dist'));
  };

/**
 * @param {Context} context
 * @param {string} project
 * @param {string} script
 */
async function byDevServer(context, project, script) {
  const folder = await context.projects.make(project);
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
const PARCEL = [
  'node_modules/parcel/lib/bin.js',
  'build',
  'index.html',
  '--no-cache',
  '--no-source-maps',
  '--no-autoinstall',
  '--dist-dir',
  'dist',
];
const WEBPACK_4 = { project: 'webpack4', tool: 'webpack' };
const ROLLUP_2 = { project: 'rollup2', tool: 'rollup' };

/** @type {Row[]} */
export const bundlers = [
  ...bundler(
    'Vite, build',
    { project: 'vite' },
    ALL,
    byCommand(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']),
  ),
  ...bundler('Vite, dev server', { project: 'vite' }, ALL, byDevServer),
  ...bundler('webpack', { project: 'webpack' }, ['require', ...ALL], byScript),
  ...bundler('webpack', WEBPACK_4, ['require', 'import', 'import …/js', 'import …/single'], byScript, {
    import: 'page.js',
    'import …/js': 'page-js.js',
    'import …/single': 'page-single.js',
  }),
  ...bundler('Rspack', { project: 'rspack', tool: '@rspack/core' }, ALL, byScript),
  ...bundler('Rollup', { project: 'rollup' }, ['import', 'import …/js'], byScript),
  ...bundler('Rollup', ROLLUP_2, ['import', 'import …/js'], byScript),
  ...['iife', 'umd'].flatMap((format) =>
    [{ project: 'rollup' }, ROLLUP_2].flatMap((by) =>
      bundler(`Rollup, ${format}`, by, ['import …/single', 'import …/js'], asClassic(format)),
    ),
  ),
  ...bundler('esbuild', { project: 'esbuild' }, ['import', 'require', 'import …/js'], byScript),
  ...bundler('Parcel', { project: 'parcel' }, ALL, byCommand(PARCEL)),
  ...bundler('Parcel', { project: 'parcel1', tool: 'parcel-bundler' }, ['import'], asClassic()),
  ...bundler('Browserify', { project: 'browserify' }, ['require', 'require …/single'], asClassic()),
];
