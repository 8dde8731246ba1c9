// @ts-check
// The README and the pages of `docs/`, with their blocks of code, and a project in which these run.
import { readFileSync, readdirSync } from 'node:fs';
import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';

import { mockOrgCore, packageFolder, root, workFolder } from '../support/built.mjs';

/**
 * @typedef {object} Block
 * @property {string} language
 * @property {string} code
 * @property {string} name the page, and the number of the block in it
 * @property {string} [printed] what a block of text right after it says that it prints
 */

const BLOCK = /^```(\w*)\n([\s\S]*?)^```$(?=(?:\n\n```text\n([\s\S]*?)^```$)?)/gm;

const names = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
  .map((name) => `docs/${name.replaceAll(path.sep, '/')}`);

/** Paths from the root, with their texts. @type {Map<string, string>} */
export const pages = new Map(
  ['README.md', ...names.sort()].map((name) => [name, readFileSync(path.join(root, name), 'utf8')]),
);

/** @type {Block[]} */
export const blocks = [...pages].flatMap(([page, text]) =>
  [...text.matchAll(BLOCK)].map(([, language, code, printed], index) => ({
    language,
    code,
    name: `${page}, block ${index + 1}`,
    printed: printed?.trimEnd(),
  })),
);

/** `tests/mock-org/examples.test.mjs` runs the blocks for Vitest. */
export const scripts = blocks.filter(({ language, code }) => language === 'js' && !code.includes("from 'vitest'"));

/** @param {string} code */
export const isCommonJs = (code) => code.includes('require(');

/** A folder for files that import the two packages by their names. @param {string} name */
export async function projectFolder(name) {
  const project = await workFolder('docs-blocks');
  const modules = path.join(project, 'node_modules');
  await mkdir(modules, { recursive: true });
  for (const [module, folder] of [
    ['okta-idx-wasm', packageFolder()],
    ['okta-mock-org', mockOrgCore()],
  ]) {
    const link = path.join(modules, module);
    await rm(link, { force: true });
    await symlink(folder, link, 'junction').catch((error) => {
      if (error.code !== 'EEXIST') throw error; // another file of tests was faster
    });
  }
  const folder = path.join(project, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  return folder;
}
