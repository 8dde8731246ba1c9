// @ts-check
// All walks, by their file and their name. Each file exports its walks under its own name.
import { readdirSync } from 'node:fs';

/** @typedef {import('../walk.mjs').Walk} Walk */

const files = readdirSync(import.meta.dirname).filter((file) => file !== 'index.mjs');

/** @type {Record<string, Walk>} */
export const walks = {};
for (const file of files) {
  const flow = file.replace(/\.mjs$/, '');
  const found = /** @type {Record<string, Walk>} */ ((await import(`./${file}`))[flow]);
  for (const [name, walk] of Object.entries(found)) walks[`${flow}: ${name}`] = walk;
}
