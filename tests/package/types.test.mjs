// @ts-check
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { importThere, installed, project } from './project.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

/**
 * Checks files of types/ as files of the project, strictly. Gives what the compiler says.
 * @param {string[]} files
 * @param {string[]} options
 */
async function check(files, options) {
  const folder = path.join(project, 'types');
  await mkdir(folder, { recursive: true });
  for (const file of files) await copyFile(path.join(here, 'types', file), path.join(folder, file));
  const args = ['--noEmit', '--strict', '--noUncheckedIndexedAccess', '--target', 'es2022', '--lib', 'es2022,dom', '--types', '', ...options];
  try {
    await promisify(execFile)(process.execPath, [tsc, ...args, ...files], { cwd: folder });
    return '';
  } catch (error) {
    return /** @type {any} */ (error).stdout || String(error);
  }
}

for (const [name, options] of /** @type {const} */ ([
  ['node16', ['--module', 'node16', '--moduleResolution', 'node16']],
  ['bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
])) {
  test(`right use compiles, and wrong use does not (${name})`, async () => {
    assert.equal(await check(['right.mts', 'wrong.mts'], [...options]), '');
  });
}

test('right use compiles in CommonJS (node16)', async () => {
  assert.equal(await check(['right.cts'], ['--module', 'node16', '--moduleResolution', 'node16']), '');
});

test('the compiler would tell of an error', async () => {
  const folder = path.join(project, 'types');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'broken.mts'), "import idx from 'okta-idx-wasm';\nexport const n: number = idx.start;\n");
  const args = [tsc, '--noEmit', '--module', 'node16', '--moduleResolution', 'node16', 'broken.mts'];
  await assert.rejects(promisify(execFile)(process.execPath, args, { cwd: folder }), (/** @type {any} */ error) => /TS2322/.test(error.stdout));
});

/** The public surface, in words: what there is at run time, and the types without their comments. */
async function surface() {
  const idx = await importThere();
  const shape = (/** @type {Record<string, unknown>} */ object) =>
    Object.entries(object).map(([key, value]) => `  ${key}: ${typeof value}`).join('\n');
  const state = idx.makeIdxState({ remediation: { value: [{ name: 'identify' }] } }, {});
  const manifest = JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8'));
  const types = await readFile(path.join(installed, 'index.d.mts'), 'utf8');
  return [
    'entries', ...Object.keys(manifest.exports).map((entry) => `  ${entry}`), '',
    'idx', shape(idx), '',
    'idx.client.interceptors.request', shape(idx.client.interceptors.request), '',
    'IdxState', shape(state), '',
    'IdxRemediation made of { name }', shape(state.neededToProceed[0]), '',
    'types', types.replace(/\/\*\*[\s\S]*?\*\/\s*/g, '').trim(), '',
  ].join('\n');
}

test('the public surface is the one in api.txt', async () => {
  const file = path.join(here, 'api.txt');
  const now = await surface();
  if (process.env.UPDATE_API) await writeFile(file, now);
  const before = await readFile(file, 'utf8');
  assert.equal(now, before, 'the public surface changed: look at the difference, then run with UPDATE_API=1 to take it over');
});
