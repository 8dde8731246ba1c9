// @ts-check
// The packed package, installed by npm in an empty project: what is in it, and its entries.
import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { before, test } from 'node:test';

import { mockOrgTarball, workFolder } from '../support/built.mjs';
import { run } from '../support/process.mjs';

const FILES = [
  'LICENSE',
  'README.md',
  'THIRD-PARTY-NOTICES.md',
  'cli.mjs',
  'core.wasm',
  'index.d.cts',
  'index.d.ts',
  'index.mjs',
  'node.cjs',
  'node.mjs',
  'package.json',
];

let project = '';

before(async () => {
  project = await workFolder('mock-org-package');
  for (const name of await readdir(project)) await rm(path.join(project, name), { recursive: true });
  await writeFile(path.join(project, 'package.json'), '{ "name": "mock-org-package-test", "private": true }\n');
  // The package has no dependencies, so no registry is needed.
  const flags = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  await run('npm', ['install', ...flags, mockOrgTarball()], { cwd: project });
});

const installed = (/** @type {string[]} */ ...parts) => path.join(project, 'node_modules', ...parts);

test('these files are in it', async () => {
  assert.deepEqual((await readdir(installed('okta-mock-org'))).sort(), FILES);
});

test('it has no dependencies and no install scripts', async () => {
  const manifest = JSON.parse(await readFile(installed('okta-mock-org', 'package.json'), 'utf8'));
  const kinds = ['dependencies', 'peerDependencies', 'optionalDependencies', 'bundleDependencies', 'scripts'];
  assert.deepEqual(
    kinds.filter((kind) => kind in manifest),
    [],
  );
  const folders = (await readdir(installed())).filter((name) => !name.startsWith('.'));
  assert.deepEqual(folders, ['okta-mock-org']);
});

/** Asks an org that the entry makes, and prints its answer and the entry's file. */
const ASK = `
  const org = createOrg({ origin: 'https://id.example', users: [{ login: 'ann@example.com' }] });
  org.fetch('/.well-known/openid-configuration').then(async (response) => {
    const { issuer } = await response.json();
    console.log(JSON.stringify({ status: response.status, issuer, file: path.basename(resolved) }));
  });`;

/** @param {string} type @param {string} code */
async function evaluate(type, code) {
  const told = await run(process.execPath, [`--input-type=${type}`, '--eval', code], { cwd: project });
  return JSON.parse(told);
}

const IMPORT = `
  import { createOrg } from 'okta-mock-org';
  import path from 'node:path';
  const resolved = import.meta.resolve('okta-mock-org');`;
const REQUIRE = `
  const path = require('node:path');
  const { createOrg } = require('okta-mock-org');
  const resolved = require.resolve('okta-mock-org');`;

test('it is imported by its name', async () => {
  const expected = { status: 200, issuer: 'https://id.example', file: 'node.mjs' };
  assert.deepEqual(await evaluate('module', IMPORT + ASK), expected);
});

test('it is required by its name', async () => {
  const expected = { status: 200, issuer: 'https://id.example', file: 'node.cjs' };
  assert.deepEqual(await evaluate('commonjs', REQUIRE + ASK), expected);
});

test('the entry for browsers needs nothing of Node.js', async () => {
  const index = await readFile(installed('okta-mock-org', 'index.mjs'), 'utf8');
  assert.doesNotMatch(index, /\bfrom ?['"]|\bimport\(|\brequire\(/);
  const file = JSON.stringify(installed('okta-mock-org', 'index.mjs'));
  const code = `import path from 'node:path';
    const resolved = ${file};
    const { createOrg } = await import(resolved);${ASK}`;
  const expected = { status: 200, issuer: 'https://id.example', file: 'index.mjs' };
  assert.deepEqual(await evaluate('module', code), expected);
});

test('its command is installed', async () => {
  const told = await run(installed('.bin', 'okta-mock-org'), ['--help'], { cwd: project });
  assert.match(told, /--print-config/);
});
