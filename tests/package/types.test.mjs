// @ts-check
import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { packageFolder, packageProject } from '../support/built.mjs';
import { importInstalled, requireInstalled } from '../support/installed.mjs';
import { RESOLUTIONS, compile } from './types/compile.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * Checks files of types/ as files of the project. Gives what the compiler says.
 * @param {string[]} files
 * @param {readonly string[]} options
 */
async function check(files, options) {
  const folder = path.join(packageProject(), 'types');
  await mkdir(folder, { recursive: true });
  for (const file of files) await copyFile(path.join(here, 'types', file), path.join(folder, file));
  return compile(folder, files, ['--noUncheckedIndexedAccess', ...options]);
}

for (const [name, options] of Object.entries(RESOLUTIONS)) {
  test(`right use compiles, and wrong use does not (${name})`, async () => {
    assert.equal(await check(['right.mts', 'wrong.mts'], options), '');
  });
}

test('right use compiles in CommonJS (node16)', async () => {
  assert.equal(await check(['right.cts'], RESOLUTIONS.node16), '');
});

test('the compiler reports an error in a project', async () => {
  const folder = path.join(packageProject(), 'types');
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, 'broken.mts'),
    "import idx from 'okta-idx-wasm';\nexport const n: number = idx.start;\n",
  );
  assert.match(await compile(folder, ['broken.mts'], RESOLUTIONS.node16), /TS2322/);
});

/** The public surface as text: the properties at run time, and the types without their comments. */
async function surface() {
  const idx = await importInstalled();
  const flow = requireInstalled('okta-idx-wasm/flow');
  const shape = (/** @type {Record<string, unknown>} */ object) =>
    Object.entries(object)
      .map(([key, value]) => `  ${key}: ${typeof value}`)
      .join('\n');
  const state = idx.makeIdxState({ remediation: { value: [{ name: 'identify' }] } }, {});
  const manifest = JSON.parse(await readFile(path.join(packageFolder(), 'package.json'), 'utf8'));
  const ofFlow = ['forms', 'like', 'returning', 'waiting', 'webauthn'].map((name) => `types/flow/${name}`);
  const files = ['index', 'types/config', 'types/state', 'types/remediations', 'flow', ...ofFlow];
  const texts = files.map((file) => readFile(path.join(packageFolder(), `${file}.d.mts`), 'utf8'));
  const types = (await Promise.all(texts)).join('\n');
  return [
    'entries',
    ...Object.keys(manifest.exports).map((entry) => `  ${entry}`),
    '',
    'idx',
    shape(idx),
    '',
    'idx.client.interceptors.request',
    shape(idx.client.interceptors.request),
    '',
    'IdxState',
    shape(state),
    '',
    'IdxRemediation made of { name }',
    shape(state.neededToProceed[0]),
    '',
    'flow',
    shape(flow),
    '',
    'flow.webauthn',
    shape(flow.webauthn),
    '',
    'types',
    types.replace(/\/\*\*[\s\S]*?\*\/\s*/g, '').trim(),
    '',
  ].join('\n');
}

test('the public surface is the one in api.txt', async () => {
  const file = path.join(here, 'api.txt');
  const now = await surface();
  if (process.env.UPDATE_API) await writeFile(file, now);
  const before = await readFile(file, 'utf8');
  assert.equal(
    now,
    before,
    'the public surface changed: look at the difference, then run `UPDATE_API=1 node --test tests/package/types.test.mjs` to take it over',
  );
});
