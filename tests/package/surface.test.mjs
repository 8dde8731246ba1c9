// @ts-check
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { importThere, installed, project, requireThere } from './project.mjs';

const NAMES = ['start', 'introspect', 'interact', 'makeIdxState', 'client', 'LATEST_SUPPORTED_IDX_API_VERSION'];

test('import gives one object with the documented names, in order', async () => {
  const idx = await importThere();
  assert.deepEqual(Object.keys(idx), NAMES);
  assert.equal(idx.LATEST_SUPPORTED_IDX_API_VERSION, '1.0.0');
});

test('require gives { __esModule, default }, and the same object as import', async () => {
  const required = requireThere('okta-idx-wasm');
  assert.equal(required.__esModule, true);
  assert.deepEqual(Object.keys(required).filter((key) => key !== '__esModule'), ['default']);
  assert.equal(required.default, await importThere());
});

test('the default object is an ordinary writable one', async () => {
  const idx = await importThere();
  const { start } = idx;
  idx.start = () => 'spied';
  assert.equal(requireThere('okta-idx-wasm').default.start(), 'spied');
  idx.start = start;
});

test('the manifest can be required, and names no dependency and no script', () => {
  const manifest = requireThere('okta-idx-wasm/package.json');
  assert.equal(manifest.name, 'okta-idx-wasm');
  assert.match(manifest.version, /^\d+\.\d+\.\d+/);
  for (const key of ['dependencies', 'peerDependencies', 'optionalDependencies', 'bundledDependencies', 'scripts']) {
    assert.equal(manifest[key], undefined, key);
  }
});

test('installing it installs one package', async () => {
  const packages = await readdir(path.join(project, 'node_modules'));
  assert.deepEqual(packages.filter((name) => !name.startsWith('.')), ['okta-idx-wasm']);
});

test('the tarball holds what the manifest names, a licence and a README', async () => {
  const files = await readdir(installed);
  const named = JSON.stringify(requireThere('okta-idx-wasm/package.json').exports).match(/\.\/[\w.]+/g) ?? [];
  assert.ok(named.length > 4);
  for (const file of new Set(named)) assert.ok(files.includes(file.slice(2)), file);
  for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md']) assert.ok(files.includes(file), file);
});

test('the browser module is one file: nothing to fetch, no await on top, no evaluation of text', async () => {
  const file = path.join(installed, 'index.mjs');
  const source = await readFile(file, 'utf8');
  for (const absent of [/\bimport\b/, /\brequire\s*\(/, /\beval\s*\(/, /\bnew Function\b/, /sourceMappingURL/]) {
    assert.doesNotMatch(source, absent);
  }
  const { default: idx } = await import(pathToFileURL(file).href);
  assert.deepEqual(Object.keys(idx), NAMES);
  assert.equal(idx.makeIdxState({ version: '1.0.0' }).context.version, '1.0.0');
});

test('the CommonJS file is ASCII, whatever reads it', async () => {
  const bytes = await readFile(path.join(installed, 'index.cjs'));
  assert.ok(bytes.every((byte) => byte < 0x80));
});

test('makeIdxState works at once, without waiting for anything', () => {
  const { default: idx } = requireThere('okta-idx-wasm');
  const raw = { version: '1.0.0', remediation: { value: [{ name: 'identify', value: [{ name: 'identifier' }] }] } };
  const state = idx.makeIdxState(raw, undefined);
  assert.equal(state.rawIdxState, raw);
  assert.deepEqual(state.neededToProceed[0].action.neededParams, [[{ name: 'identifier' }]]);
});

test('nothing is compiled at import, and a failed compilation can be tried again', async () => {
  const { Module } = WebAssembly;
  let compiled = 0;
  // @ts-expect-error a stand-in that refuses, as a Content-Security-Policy does
  WebAssembly.Module = function refuse() {
    compiled++;
    throw new WebAssembly.CompileError('refused');
  };
  try {
    const file = pathToFileURL(path.join(installed, 'index.mjs'));
    file.search = 'retry';
    const { default: idx } = await import(file.href);
    assert.equal(compiled, 0);
    await assert.rejects(idx.start({}), WebAssembly.CompileError);
    assert.throws(() => idx.makeIdxState({}), WebAssembly.CompileError);
    WebAssembly.Module = Module;
    assert.deepEqual(idx.makeIdxState({}).context, {});
    await assert.rejects(idx.start({}), { error: 'issuer is required' });
  } finally {
    WebAssembly.Module = Module;
  }
});
