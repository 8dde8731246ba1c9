// @ts-check
// The types of `okta-idx-wasm/flow`, as projects resolve them.
import assert from 'node:assert/strict';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';

import { compile, RESOLUTIONS } from '../package/types/compile.mjs';
import { packageProject } from '../support/built.mjs';

/** @param {string[]} files @param {readonly string[]} options */
async function check(files, options) {
  const folder = path.join(packageProject(), 'flow-types');
  await mkdir(folder, { recursive: true });
  for (const file of files) await copyFile(path.join(import.meta.dirname, 'types', file), path.join(folder, file));
  return compile(folder, files, ['--noUncheckedIndexedAccess', ...options]);
}

const WITHOUT_PAGE = ['--lib', 'es2022'];

for (const [name, options] of Object.entries(RESOLUTIONS)) {
  test(`without the types of a page, right use compiles, and wrong use does not (${name})`, async () => {
    assert.equal(await check(['right.mts', 'wrong.mts'], [...options, ...WITHOUT_PAGE]), '');
  });

  test(`in a page, right use compiles, with navigator.credentials (${name})`, async () => {
    assert.equal(await check(['right.mts', 'wrong.mts', 'page.mts'], options), '');
  });
}

test('right use compiles in CommonJS (node16)', async () => {
  assert.equal(await check(['right.cts'], [...RESOLUTIONS.node16, ...WITHOUT_PAGE]), '');
});

test('the compiler reports what is wrong', async () => {
  const said = await check(['page.mts'], [...RESOLUTIONS.node16, ...WITHOUT_PAGE]);
  assert.match(said, /navigator/);
});
