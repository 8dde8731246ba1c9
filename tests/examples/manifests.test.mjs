// @ts-check
// What the examples' manifests and their list say.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';

import { packageFolder } from '../support/built.mjs';
import { example } from './open.mjs';
import { TOOLS } from './projects.mjs';

const entries = await readdir(example(), { withFileTypes: true });
const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** @param {string} file */
const json = async (file) => JSON.parse(await readFile(file, 'utf8'));

/** The packages of this repository. */
const OURS = ['okta-idx-wasm', 'okta-mock-org'];

test('the list names each example', async () => {
  const list = await readFile(example('README.md'), 'utf8');
  const named = [...list.matchAll(/^\| \[([\w-]+)\]\(\1\)/gm)].map(([, name]) => name);
  assert.deepEqual(named.sort(), folders.sort());
});

test('the projects name this version of the packages, and the versions of the tools that these tests use', async () => {
  const { version } = await json(path.join(packageFolder(), 'package.json'));
  const projects = ['react', 'vue', 'svelte', 'test-vitest', 'test-playwright'];
  for (const project of projects) {
    const { dependencies, devDependencies } = await json(example(project, 'package.json'));
    for (const [name, wanted] of Object.entries({ ...dependencies, ...devDependencies }))
      assert.equal(wanted, OURS.includes(name) ? `^${version}` : TOOLS[name], `${project}: ${name}`);
  }
});
