// @ts-check
// Bundles that are no modules, in pages of another charset than UTF-8, which such a script has from its page.
import assert from 'node:assert/strict';

import { FORMS, bundle, outcomeOfBundle, wantedOf } from './bundle.mjs';
import { pinned } from './row.mjs';

/**
 * @typedef {import('./row.mjs').Row} Row
 * @typedef {import('./bundle.mjs').Form} Form
 * @typedef {{ name: string, project: string, tool: string, form: Form, script: string, format?: string }} Bundle
 */

const PAGES = {
  'without a charset': '',
  'of ISO-8859-1': 'iso-8859-1',
};

/**
 * @param {string} name
 * @param {string} project
 * @param {string} tool
 * @param {Form[]} forms
 * @param {{ format?: string, scripts?: Partial<Record<Form, string>> }} [options]
 * @returns {Bundle[]}
 */
const made = (name, project, tool, forms, { format, scripts } = {}) =>
  forms.map((form) => ({ name, project, tool, form, format, script: { ...FORMS, ...scripts }[form] }));

const BUNDLES = [
  ...made('webpack', 'webpack', 'webpack', ['require', 'import']),
  ...made('webpack', 'webpack4', 'webpack', ['require', 'import'], { scripts: { import: 'page.js' } }),
  ...made('Rspack', 'rspack', '@rspack/core', ['import']),
  ...made('Parcel', 'parcel1', 'parcel-bundler', ['import']),
  ...made('Browserify', 'browserify', 'browserify', ['require']),
  ...made('esbuild', 'esbuild', 'esbuild', ['require', 'import', 'import …/single'], { format: 'iife' }),
  ...made('Rollup', 'rollup', 'rollup', ['import …/single'], { format: 'iife' }),
  ...made('Rollup', 'rollup2', 'rollup', ['import …/single'], { format: 'iife' }),
];

/**
 * @param {string} page
 * @param {string} charset it is sent with
 * @param {Bundle} by
 * @returns {Row}
 */
const classic = (page, charset, { name, project, tool, form, script, format }) => ({
  name: `Classic script, page ${page}`,
  form,
  project,
  version: async () => `${name} ${await pinned(project, tool)()}`,
  ...wantedOf(form),
  async run(context) {
    const outcome = await outcomeOfBundle(context, await bundle(context, project, script, format), {
      classic: true,
      declares: '',
      charset,
    });
    // What browsers take for either.
    assert.equal(outcome.charset, 'windows-1252', "the page's charset");
    return outcome;
  },
});

/** @type {Row[]} */
export const classicScripts = Object.entries(PAGES).flatMap(([page, charset]) =>
  BUNDLES.map((by) => classic(page, charset, by)),
);
