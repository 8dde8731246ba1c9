// @ts-check
// The syntax of the package's files, and which of them the conditions of bundlers and runtimes resolve to.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';

import { parse } from 'acorn';

import { packageFolder, packageProject } from '../support/built.mjs';
import { requireInstalled } from '../support/installed.mjs';
import { run } from '../support/process.mjs';

const installed = packageFolder();
const scripts = (await readdir(installed)).filter((name) => /\.[mc]js$/.test(name));
assert.ok(scripts.length > 10, scripts.join());

/** Newer than ES2019, but known to webpack 4 and Node.js 12. */
const IMPORT = 'ImportExpression';

/** Newer, and known to neither: `web.mjs` finds its file by it. */
const META = 'MetaProperty';

/** Where those are in a program. @returns {Array<{ type: string, start: number }>} */
function newer(/** @type {any} */ node) {
  if (!node || typeof node !== 'object') return [];
  const below = Object.values(node).flatMap(newer);
  return [IMPORT, META].includes(node.type) ? [node, ...below] : below;
}

for (const name of scripts) {
  test(`${name} is ASCII`, async () => {
    const at = (await readFile(path.join(installed, name))).findIndex(
      (byte) => byte > 126 || (byte < 32 && byte !== 10),
    );
    assert.equal(at, -1, `byte ${at} is not`);
  });

  test(`${name} parses as ES2019`, async () => {
    let text = await readFile(path.join(installed, name), 'utf8');
    const sourceType = name.endsWith('.mjs') ? 'module' : 'script';
    const found = newer(parse(text, { ecmaVersion: 'latest', sourceType }));
    const allowed = name === 'web.mjs' ? [IMPORT, META] : ['index.mjs', 'flow.mjs'].includes(name) ? [IMPORT] : [];
    assert.deepEqual([...new Set(found.map(({ type }) => type))].sort(), allowed);
    // Replaced by a call of a function, and by a property of an object.
    for (const { start } of found) text = `${text.slice(0, start)}$mport${text.slice(start + 'import'.length)}`;
    parse(text, { ecmaVersion: 2019, sourceType });
  });
}

test('only web.mjs uses import.meta, and the JavaScript core never uses WebAssembly', async () => {
  for (const name of scripts) {
    const text = await readFile(path.join(installed, name), 'utf8');
    if (name !== 'web.mjs') assert.ok(!text.includes('import.meta'), name);
    if (/^(flow-)?js/.test(name)) assert.doesNotMatch(text, /\bWebAssembly\.|typeof WebAssembly/, name);
  }
});

test('single.mjs imports nothing, and single.cjs only the file that holds all of it', async () => {
  assert.doesNotMatch(await readFile(path.join(installed, 'single.mjs'), 'utf8'), /\bimport\b|\brequire\b/);
  assert.doesNotMatch(await readFile(path.join(installed, 'single-idx.cjs'), 'utf8'), /\bimport\b|\brequire\(/);
});

/** What Node.js resolves under a condition, by `import` and by `require`. */
const FILES = {
  'okta-idx-wasm': ['js.mjs', 'js.cjs'],
  // In Node.js itself, it has a condition of its own.
  'okta-idx-wasm/js': ['js.node.mjs', 'js.cjs'],
  'okta-idx-wasm/single': ['js.mjs', 'js.cjs'],
  'okta-idx-wasm/web': ['web.js.mjs', 'js.cjs'],
  'okta-idx-wasm/flow': ['flow-js.mjs', 'flow-js.cjs'],
  'okta-idx-wasm/flow/js': ['flow-js.node.mjs', 'flow-js.cjs'],
};

for (const condition of ['react-native', 'workerd', 'edge-light']) {
  test(`under ${condition} every entry gives the core in JavaScript`, async () => {
    const script = `
      const { resolve } = (await import('node:module')).createRequire(import.meta.url);
      const found = ${JSON.stringify(Object.keys(FILES))}.map((entry) => [entry, [import.meta.resolve(entry), resolve(entry)]]);
      console.log(JSON.stringify(Object.fromEntries(found)));`;
    const args = [`--conditions=${condition}`, '--input-type=module', '--eval', script];
    const found = JSON.parse(await run(process.execPath, args, { cwd: packageProject() }));
    for (const entry of Object.keys(found)) found[entry] = found[entry].map((file) => path.basename(file));
    assert.deepEqual(found, FILES);
  });
}

test('tools that know no exports find the same files in the folders of the entries', () => {
  const { exports } = requireInstalled('okta-idx-wasm/package.json');
  for (const entry of ['js', 'single', 'web', 'flow', 'flow/js']) {
    const { main, module } = requireInstalled(path.join(installed, entry, 'package.json'));
    const named = [exports[`./${entry}`].require.default, exports[`./${entry}`].import.default];
    assert.deepEqual(
      [main, module],
      named.map((file) => path.posix.join('../'.repeat(entry.split('/').length), file)),
      entry,
    );
  }
});

test('those conditions come before all others, as the first that holds decides', () => {
  const { exports } = requireInstalled('okta-idx-wasm/package.json');
  for (const entry of ['.', './single', './web', './flow']) {
    assert.deepEqual(Object.keys(exports[entry]).slice(0, 3), ['react-native', 'workerd', 'edge-light'], entry);
  }
});

test('the single file signs in with either core, by import and by require', async () => {
  const flow = (/** @type {string} */ load, /** @type {string} */ before) => `${before}
    const answers = { interact: { interaction_handle: 'h' }, introspect: { remediation: { value: [{ name: 'identify', href: 'https://org.test/identify' }] } },
      identify: { successWithInteractionCode: { value: [{ name: 'interaction_code', value: 'the-code' }] } } };
    globalThis.fetch = async (url) => new Response(JSON.stringify(answers[url.split('/').pop()]));
    let made = 0;
    if (globalThis.WebAssembly) WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct: (...given) => (made++, Reflect.construct(...given)) });
    void Response; made = 0;
    const idx = ${load};
    const first = idx.makeIdxState({ a: 1 }).context.a;
    const state = await idx.start({ issuer: 'https://org.test', clientId: 'c', redirectUri: 'r', version: '1.0.0', codeChallenge: 'x', codeChallengeMethod: 'S256' });
    console.log(first, (await state.proceed('identify')).interactionCode, made > 0);`;
  const evaluate = (/** @type {string} */ code) => run(process.execPath, ['--input-type=module', '--eval', code]);
  const mjs = `(await import(${JSON.stringify(path.join(installed, 'single.mjs'))})).default`;
  const cjs = `(await import('node:module')).createRequire(import.meta.url)(${JSON.stringify(path.join(installed, 'single.cjs'))}).default`;
  for (const load of [mjs, cjs]) {
    assert.equal(await evaluate(flow(load, '')), '1 the-code true');
    assert.equal(
      await evaluate(flow(load, "WebAssembly.Module = function () { throw new Error('refused, as a policy does'); };")),
      '1 the-code false',
    );
  }
});
