// @ts-check
// An alias and overrides, installed by npm, Yarn and pnpm without a registry.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { mockOrgCore, tarball } from '../support/built.mjs';
import { run } from '../support/process.mjs';
import { example } from './open.mjs';
import { OFFLINE, emptyFolder, tool } from './projects.mjs';

/** What such a project prints. The original has no `createClient`. */
const OURS = 'function identify';

const ALIAS = 'npm:okta-idx-wasm@^0.1.0';

const readme = await readFile(example('from-idx-js', 'README.md'), 'utf8');

/** The block of a name, with the packed package in place of that on the registry. @param {string} name */
function block(name) {
  const [, text] = new RegExp(`^\`\`\`\\w+ ${name}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(readme) ?? [];
  assert.ok(text?.includes(ALIAS), `the README has a block ${name}`);
  return text.replace(ALIAS, `file:${tarball()}`);
}

let root = '';
before(async () => {
  root = await emptyFolder('from-idx-js');
  await writeFile(path.join(root, 'package.json'), '{ "private": true, "type": "module" }');
});

/** A library that pinned the original. @returns {Promise<string>} its tarball */
async function packLibrary() {
  const folder = await emptyFolder('from-idx-js/library');
  const manifest = {
    name: 'a-library',
    version: '1.0.0',
    main: 'index.js',
    dependencies: { '@okta/okta-idx-js': '0.25.1' },
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'index.js'), "module.exports = require('@okta/okta-idx-js');\n");
  const name = await run('npm', ['pack', '--silent', '--ignore-scripts'], { cwd: folder });
  return path.join(folder, name.trim());
}

/**
 * Makes a project, installs it, starts a flow by what it imports, and resolves to what that prints.
 * @param {string} name
 * @param {object} manifest
 * @param {string} specifier
 * @param {(folder: string) => Promise<unknown>} install
 */
async function importIn(name, manifest, specifier, install) {
  const folder = await emptyFolder(`from-idx-js/${name}`);
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ name, version: '1.0.0', private: true, ...manifest }),
  );
  await install(folder);
  const script = `
    import * as all from '${specifier}';
    import { createOrg } from '${pathToFileURL(path.join(mockOrgCore(), 'node.mjs'))}';
    const { default: library, createClient = library.createClient } = all;
    const idx = library.default ?? library;
    const { fetch, issuer, clientId, redirectUri } = createOrg();
    globalThis.fetch = fetch;
    const codeChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    const config = { issuer, clientId, redirectUri, codeChallenge, codeChallengeMethod: 'S256', version: '1.0.0' };
    const state = await idx.start(config);
    console.log(typeof createClient, state.neededToProceed[0].name);`;
  await writeFile(path.join(folder, 'app.mjs'), script);
  return run(process.execPath, ['app.mjs'], { cwd: folder });
}

test('an alias', async () => {
  const install = (/** @type {string} */ cwd) => run('npm', ['install', ...OFFLINE], { cwd });
  const told = await importIn('alias', JSON.parse(block('alias')), '@okta/okta-idx-js', install);
  assert.equal(told, OURS);
});

/** @type {Record<string, (folder: string) => Promise<unknown>>} */
const MANAGERS = {
  npm: (cwd) => run('npm', ['install', ...OFFLINE], { cwd }),
  yarn: async (cwd) => {
    const yarn = await tool('yarn/bin/yarn.js');
    await run(process.execPath, [yarn, 'install', '--offline', '--ignore-scripts', '--no-lockfile'], { cwd });
  },
  pnpm: async (cwd) => {
    await writeFile(path.join(cwd, 'pnpm-workspace.yaml'), block('pnpm'));
    const pnpm = await tool('pnpm/bin/pnpm.cjs');
    await run(process.execPath, [pnpm, 'install', '--offline', '--ignore-scripts', '--store-dir=store'], { cwd });
  },
};

for (const [name, install] of Object.entries(MANAGERS)) {
  test(`an override of ${name}`, async () => {
    const overrides = name === 'pnpm' ? {} : JSON.parse(block(name));
    const manifest = { dependencies: { 'a-library': `file:${await packLibrary()}` }, ...overrides };
    const told = await importIn(name, manifest, 'a-library', install);
    assert.equal(told, OURS);
  });
}
