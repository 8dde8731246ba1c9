// @ts-check
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { site } from './browsers/site.mjs';
import { first } from './responses.mjs';

export const PEER = '@okta/okta-idx-js';
export const PACKAGE = 'okta-idx-wasm';

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

/** The subjects in Node.js and in pages, with the specifier that loads each. */
export const IN_NODE = { wasm: PACKAGE, js: `${PACKAGE}/js`, peer: PEER };
export const IN_PAGES = { wasm: '/package/index.mjs', js: '/package/js.mjs', peer: '/peer/peer.mjs' };

/**
 * What all measures share.
 * @typedef {object} Bench
 * @property {boolean} quick
 * @property {string} out folder for generated files
 * @property {string} project folder whose `node_modules` contains the subjects
 * @property {string} installed folder of the package, as npm installed it
 * @property {string} first file with the response of cold starts
 * @property {import('./browsers/index.mjs').Engine[]} engines
 * @property {Map<string, string>} versions of the browsers that ran, by title
 * @property {string} origin of the pages
 * @property {Map<string, string>} texts served in addition to files, by path
 * @property {() => Promise<void>} close
 */

/**
 * Copies the package, because a build may replace it during the run, and bundles the peer.
 * @param {{ quick: boolean, engines: Bench['engines'], out: string, installed: string }} given
 * @returns {Promise<Bench>}
 */
export async function prepare({ quick, engines, out, installed }) {
  const project = path.join(out, 'project');
  const modules = path.join(project, 'node_modules');
  await rm(project, { recursive: true, force: true });
  await mkdir(modules, { recursive: true });
  await cp(installed, path.join(modules, PACKAGE), { recursive: true });
  await symlink(path.resolve(path.dirname(require.resolve(`${PEER}/package.json`)), '..'), path.join(modules, '@okta'));
  for (const script of ['check.mjs', 'cold.cjs', 'cold.mjs', 'memory.cjs', 'peak.cjs'])
    await cp(path.join(here, 'inside', script), path.join(project, script));
  await bundle(out, 'peer.mjs', { format: 'esm', platform: 'browser' });
  await bundle(project, 'peer.cjs', { format: 'cjs', platform: 'node' });
  const file = path.join(out, 'first.json');
  await writeFile(file, first());

  const texts = new Map([['/first.json', first()]]);
  const served = await site(
    { package: path.join(modules, PACKAGE), peer: out, inside: path.join(here, 'inside') },
    texts,
  );
  return {
    quick,
    engines,
    versions: new Map(),
    out,
    project,
    installed,
    first: file,
    origin: served.origin,
    texts,
    close: served.close,
  };
}

/**
 * Bundles the peer into one minified file, as this package is.
 * @param {string} folder
 * @param {string} name
 * @param {{ format: 'esm' | 'cjs', platform: 'browser' | 'node' }} kind
 */
async function bundle(folder, name, kind) {
  await build({
    stdin: { contents: `import idx from '${PEER}';\nexport default idx;\n`, resolveDir: here },
    outfile: path.join(folder, name),
    bundle: true,
    minify: true,
    target: 'es2020',
    charset: 'utf8',
    logLevel: 'error',
    ...kind,
  });
}
