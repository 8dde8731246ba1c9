// @ts-check
// The entry points, and what they export.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { packageFolder, packageProject } from '../support/built.mjs';
import { requireInstalled } from '../support/installed.mjs';
import { FLOWS } from './entries.mjs';

const NAMES = [
  'ERROR_CODES',
  'answerOtp',
  'callback',
  'deviceChallenge',
  'fields',
  'messages',
  'poll',
  'pollOf',
  'resume',
  'save',
  'validate',
  'webauthn',
];
const WEBAUTHN = ['creationOptions', 'requestOptions', 'attestation', 'assertion', 'create', 'get'];

for (const { name, flow } of FLOWS) {
  test(`${name}: require gives every function, and nothing else`, () => {
    assert.deepEqual(Object.keys(flow).sort(), NAMES);
    assert.deepEqual(Object.keys(flow.webauthn), WEBAUTHN);
    for (const [key, value] of Object.entries({ ...flow, ...flow.webauthn }))
      if (!['ERROR_CODES', 'webauthn'].includes(key)) assert.equal(typeof value, 'function', key);
  });

  test(`${name}: import gives the same functions as require, in one process`, async () => {
    const file = pathToFileURL(path.join(packageFolder(), name.endsWith('/js') ? 'flow-js.node.mjs' : 'flow.node.mjs'));
    const imported = await import(file.href);
    for (const key of NAMES) assert.equal(imported[key], flow[key], key);
  });

  test(`${name}: every function works without \`this\``, () => {
    const { pollOf, webauthn } = flow;
    const { creationOptions } = webauthn;
    assert.equal(pollOf({}), undefined);
    assert.throws(() => creationOptions({}), { code: 'ERR_IDX_WEBAUTHN' });
  });

  test(`${name}: ERROR_CODES lists each code of flow.d.mts`, async () => {
    const types = await readFile(path.join(packageFolder(), 'flow.d.mts'), 'utf8');
    const [, union = ''] = types.split('export type FlowErrorCode =');
    const named = (union.split('export ')[0].match(/'ERR_IDX_\w+'/g) ?? []).map((it) => it.slice(1, -1));
    assert.deepEqual(flow.ERROR_CODES, named);
  });
}

test('an ES module of a project gets the same functions by the names of the entries', async () => {
  for (const { name, flow } of FLOWS) {
    const file = path.join(packageProject(), `import-${name.replaceAll('/', '-')}.mjs`);
    await writeFile(file, `export * from '${name}';\n`);
    const imported = await import(pathToFileURL(file).href);
    assert.deepEqual(Object.keys(imported).sort(), NAMES);
    for (const key of NAMES) assert.equal(imported[key], flow[key], key);
  }
});

test('the cores of the package and of flow are apart: neither loads the other', async () => {
  const text = await readFile(path.join(packageFolder(), 'wasm-flow.cjs'), 'utf8');
  assert.doesNotMatch(text, /require\("\.\/(?:index|wasm-idx|js)/);
  const index = await readFile(path.join(packageFolder(), 'index.cjs'), 'utf8');
  assert.doesNotMatch(index, /flow/);
  assert.ok(requireInstalled('okta-idx-wasm').default.start);
});
