// @ts-check
// Runs one of the measures of this folder in a Node.js of its own. Given: its name, and a file with what it is given.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [name, file] = process.argv.slice(2);
const given = JSON.parse(readFileSync(file, 'utf8'));
const require = createRequire(path.join(given.project, 'main.cjs'));

/** @type {(...given: unknown[]) => unknown} */
let answer = () => {
  throw new Error('no answer is given');
};
globalThis.fetch = /** @type {any} */ ((/** @type {unknown[]} */ ...request) => answer(...request));
// The peer binds cross-fetch, which in Node.js is a client of its own. Tests put the global fetch there; so does this.
const crossFetch = createRequire(require.resolve(given.peer)).resolve('cross-fetch');
require.cache[crossFetch] = Object.assign(new (require('node:module'))(crossFetch), {
  exports: globalThis.fetch,
  loaded: true,
});

/** @type {Record<string, any>} */
const subjects = {};
for (const [subject, specifier] of Object.entries(given.subjects)) subjects[subject] = require(specifier).default;

const { measure } = await import(`./${name}.mjs`);
const samples = await measure(subjects, { ...given, give: (/** @type {typeof answer} */ next) => (answer = next) });
process.stdout.write(JSON.stringify(samples));
