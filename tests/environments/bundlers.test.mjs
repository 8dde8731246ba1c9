// @ts-check
// Bundlers: the bundle runs in a page.
import assert from 'node:assert/strict';
import path from 'node:path';

import { run, service } from '../support/process.mjs';
import { FORMS, bundle, expectedOf, outcomeOfBundle } from './bundle.mjs';
import { openPage, outcomeOfPage, writePage } from './page.mjs';
import { versionOf } from './project.mjs';
import { testRows } from './rows.mjs';

/**
 * @typedef {import('./rows.mjs').Row} Row
 * @typedef {import('./rows.mjs').Context} Context
 * @typedef {import('./bundle.mjs').Form} Form
 * @typedef {{ project: string, tool?: string, scripts?: Partial<Record<Form, string>> }} Bundler `tool` is the
 *   project's name by default; `scripts` are consumers of the project's own
 */

/** @type {Record<string, Bundler>} */
const BY = {
  vite: { project: 'vite' },
  webpack: { project: 'webpack' },
  webpack4: {
    project: 'webpack4',
    tool: 'webpack',
    scripts: { import: 'page.js', 'import …/js': 'page-js.js', 'import …/single': 'page-single.js' },
  },
  rspack: { project: 'rspack', tool: '@rspack/core' },
  rollup: { project: 'rollup' },
  rollup2: { project: 'rollup2', tool: 'rollup' },
  esbuild: { project: 'esbuild' },
  parcel: { project: 'parcel' },
  parcel1: { project: 'parcel1', tool: 'parcel-bundler' },
  browserify: { project: 'browserify' },
};

/**
 * @param {string} name
 * @param {Bundler} bundler
 * @param {Form[]} forms
 * @param {(context: Context, script: string) => Promise<unknown>} outcome
 * @returns {Row[]}
 */
const rows = (name, { project, tool, scripts }, forms, outcome) =>
  forms.map((form) => ({
    name,
    form,
    project,
    version: versionOf(project, tool),
    ...expectedOf(form),
    run: (context) => outcome(context, { ...FORMS, ...scripts }[form]),
  }));

/**
 * By the project's `build.mjs`.
 * @param {Context} context
 * @param {string} script
 */
const byScript = async (context, script) => outcomeOfBundle(context, await bundle(context, script));

/**
 * By the project's `build.mjs`, in a format that is loaded as a classic script.
 * @param {string} [format]
 */
const asClassic = (format) => async (/** @type {Context} */ context, /** @type {string} */ script) =>
  outcomeOfBundle(context, await bundle(context, script, format), { classic: true });

/**
 * By a command that bundles a page into `dist`.
 * @param {string[]} command
 */
const byCommand = (command) => async (/** @type {Context} */ context, /** @type {string} */ script) => {
  const { folder } = context;
  await writePage(path.join(folder, 'index.html'), `./${script}`);
  await run(process.execPath, command, { cwd: folder });
  return outcomeOfPage(context, path.join(folder, 'dist'));
};

/**
 * @param {Context} context
 * @param {string} script
 */
async function byDevServer(context, script) {
  const { folder } = context;
  await writePage(path.join(folder, 'index.html'), `./${script}`);
  const { match, stop } = await service(process.execPath, ['dev.mjs'], { cwd: folder, ready: /^LISTENS (\S+)$/ });
  try {
    return await openPage(context, match[1]);
  } finally {
    await stop();
  }
}

const VITE = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'];
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

/** @type {Form[]} */
const ALL = ['import', 'import …/js', 'import …/web'];

testRows([
  ...rows('Vite, build', BY.vite, ALL, byCommand(VITE)),
  ...rows('Vite, dev server', BY.vite, ALL, byDevServer),
  ...rows('webpack', BY.webpack, ['require', ...ALL], byScript),
  ...rows('webpack', BY.webpack4, ['require', 'import', 'import …/js', 'import …/single'], byScript),
  ...rows('Rspack', BY.rspack, ALL, byScript),
  ...rows('Rollup', BY.rollup, ['import', 'import …/js'], byScript),
  ...rows('Rollup', BY.rollup2, ['import', 'import …/js'], byScript),
  ...['iife', 'umd'].flatMap((format) =>
    [BY.rollup, BY.rollup2].flatMap((by) =>
      rows(`Rollup, ${format}`, by, ['import …/single', 'import …/js'], asClassic(format)),
    ),
  ),
  ...rows('esbuild', BY.esbuild, ['import', 'require', 'import …/js'], byScript),
  ...rows('Parcel', BY.parcel, ALL, byCommand(PARCEL)),
  ...rows('Parcel', BY.parcel1, ['import'], asClassic()),
  ...rows('Browserify', BY.browserify, ['require', 'require …/single'], asClassic()),
  ...classicScripts('without a charset', ''),
  ...classicScripts('of ISO-8859-1', 'iso-8859-1'),
]);

/**
 * Bundles that are no modules, in a page of another charset than UTF-8, which such a script has from its page.
 * @param {string} page
 * @param {string} charset it is sent with
 */
function classicScripts(page, charset) {
  /** @param {string} [format] */
  const inPage = (format) => async (/** @type {Context} */ context, /** @type {string} */ script) => {
    const dist = await bundle(context, script, format);
    const outcome = await outcomeOfBundle(context, dist, { classic: true, declares: '', charset });
    // What browsers take for either.
    assert.equal(outcome.charset, 'windows-1252', "the page's charset");
    return outcome;
  };
  /** @param {string} tool @param {Bundler} by @param {Form[]} forms @param {string} [format] */
  const classic = (tool, by, forms, format) => rows(`Classic script, page ${page}, ${tool}`, by, forms, inPage(format));
  return [
    ...classic('webpack', BY.webpack, ['require', 'import']),
    ...classic('webpack', BY.webpack4, ['require', 'import']),
    ...classic('Rspack', BY.rspack, ['import']),
    ...classic('Parcel', BY.parcel1, ['import']),
    ...classic('Browserify', BY.browserify, ['require']),
    ...classic('esbuild', BY.esbuild, ['require', 'import', 'import …/single'], 'iife'),
    ...classic('Rollup', BY.rollup, ['import …/single'], 'iife'),
    ...classic('Rollup', BY.rollup2, ['import …/single'], 'iife'),
  ];
}
