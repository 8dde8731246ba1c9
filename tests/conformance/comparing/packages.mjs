// @ts-check
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { packageFolder, packageProject } from '../../support/built.mjs';

/** The entries of the package that are compared with the peer: WebAssembly and plain JavaScript. */
const ENTRIES = ['', '/js'];

/**
 * A package as its users have it.
 *
 * @typedef {object} Package
 * @property {string} name
 * @property {string} specifier what users import
 * @property {any} manifest
 * @property {string} directory
 * @property {NodeJS.Require} require of a module whose project has the package installed
 * @property {any} required what `require` gives
 * @property {any} idx its default export
 * @property {string} agent the user agent that it has to send
 * @property {string} [entry] the part of the specifier after the name
 */

/**
 * @param {NodeJS.Require} require
 * @param {string} specifier
 * @param {string} directory
 * @returns {Package}
 */
function load(require, specifier, directory) {
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const required = require(specifier);
  const agent = `${manifest.name.split('/').at(-1)}/${manifest.version}`;
  return { name: manifest.name, specifier, manifest, directory, require, required, idx: required.default, agent };
}

/**
 * In Node.js the peer sends with `cross-fetch`, a client of its own. Here it sends with the global `fetch`, which is
 * looked up at each call, since each recording replaces it.
 * @param {NodeJS.Require} require
 */
function sendWithGlobalFetch(require) {
  const filename = require.resolve('cross-fetch');
  const exports = (/** @type {Parameters<typeof fetch>} */ ...args) => globalThis.fetch(...args);
  require.cache[filename] = /** @type {NodeJS.Module} */ ({ id: filename, filename, loaded: true, exports });
}

function loadPeer() {
  const here = createRequire(import.meta.url);
  const manifest = here.resolve('@okta/okta-idx-js/package.json');
  sendWithGlobalFetch(createRequire(manifest));
  return load(here, '@okta/okta-idx-js', dirname(manifest));
}

// The peer warns on every start that it is deprecated.
console.warn = () => {};

/** The package that this one replaces. */
export const peer = loadPeer();

/** The package under test, once for each entry. */
export const subjects = ENTRIES.map((entry) => {
  const there = createRequire(join(packageProject(), 'index.cjs'));
  return { ...load(there, `okta-idx-wasm${entry}`, packageFolder()), entry };
});
