// @ts-check
// Runs one measure of this folder in a separate Node.js process. Arguments: its name, and a JSON file with its options.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [name, file] = process.argv.slice(2);
const given = JSON.parse(readFileSync(file, 'utf8'));
const require = createRequire(path.join(given.project, 'main.cjs'));

/** @type {(...given: unknown[]) => unknown} */
let answer = () => {
  throw new Error('the measure set no answer for `fetch`');
};
globalThis.fetch = /** @type {any} */ ((/** @type {unknown[]} */ ...request) => answer(...request));
// The peer imports cross-fetch, which in Node.js does not use the global `fetch`. It is replaced here, as tests do.
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
