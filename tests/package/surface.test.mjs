// @ts-check
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { packageFolder, packageProject } from '../support/built.mjs';
import { importAll, importInstalled, requireInstalled } from '../support/installed.mjs';
import { run } from '../support/process.mjs';

const installed = packageFolder();

const NAMES = ['start', 'introspect', 'interact', 'makeIdxState', 'client', 'LATEST_SUPPORTED_IDX_API_VERSION'];

test('import gives one object with the documented names, in order', async () => {
  const idx = await importInstalled();
  assert.deepEqual(Object.keys(idx), NAMES);
  assert.equal(idx.LATEST_SUPPORTED_IDX_API_VERSION, '1.0.0');
});

test('require gives { __esModule, default } with the named exports, and the same object as import', async () => {
  const required = requireInstalled('okta-idx-wasm');
  assert.equal(required.__esModule, true);
  assert.deepEqual(
    Object.keys(required).filter((key) => key !== '__esModule'),
    ['default', 'createClient', 'isIdxState', 'ERROR_CODES'],
  );
  assert.equal(required.default, await importInstalled());
});

test('import and require have the same named exports, in every entry', async () => {
  const names = ['createClient', 'isIdxState', 'ERROR_CODES'];
  for (const entry of ['okta-idx-wasm', 'okta-idx-wasm/js', 'okta-idx-wasm/web']) {
    const imported = await importAll(entry);
    const required = requireInstalled(entry);
    for (const name of names) assert.equal(imported[name], required[name], `${entry}: ${name}`);
  }
  for (const file of ['index.mjs', 'js.mjs', 'single.mjs', 'web.mjs', 'single.cjs']) {
    const { default: given, ...named } = await import(pathToFileURL(path.join(installed, file)).href);
    const module = file === 'single.cjs' ? given : named;
    for (const name of names) assert.equal(typeof module[name], name === 'ERROR_CODES' ? 'object' : 'function', file);
  }
});

test('the default object is an ordinary writable one', async () => {
  const idx = await importInstalled();
  const { start } = idx;
  idx.start = () => 'spied';
  assert.equal(requireInstalled('okta-idx-wasm').default.start(), 'spied');
  idx.start = start;
});

test('the manifest can be required, and names no dependency and no script', () => {
  const manifest = requireInstalled('okta-idx-wasm/package.json');
  assert.equal(manifest.name, 'okta-idx-wasm');
  assert.match(manifest.version, /^\d+\.\d+\.\d+/);
  for (const key of ['dependencies', 'peerDependencies', 'optionalDependencies', 'bundledDependencies', 'scripts']) {
    assert.equal(manifest[key], undefined, key);
  }
});

test('installing it installs one package', async () => {
  const packages = await readdir(path.join(packageProject(), 'node_modules'));
  assert.deepEqual(
    packages.filter((name) => !name.startsWith('.')),
    ['okta-idx-wasm'],
  );
});

test('the tarball holds what the manifest names, a licence and a README', async () => {
  const files = await readdir(installed);
  const named =
    JSON.stringify(requireInstalled('okta-idx-wasm/package.json').exports).match(/(?<=":")\.\/[\w.-]+/g) ?? [];
  assert.ok(named.length > 10);
  for (const file of new Set(named)) assert.ok(files.includes(file.slice(2)), file);
  for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md']) assert.ok(files.includes(file), file);
});

test('the browser module is one file: it fetches nothing unless WebAssembly is refused, and evaluates no text', async () => {
  const file = path.join(installed, 'index.mjs');
  const source = (await readFile(file, 'utf8')).replace('import("./js-core.mjs")', '');
  for (const absent of [/\bimport\b/, /\brequire\s*\(/, /\beval\s*\(/, /\bnew Function\b/, /sourceMappingURL/]) {
    assert.ok(!absent.test(source), String(absent));
  }
  const { default: idx } = await import(pathToFileURL(file).href);
  assert.deepEqual(Object.keys(idx), NAMES);
  assert.equal(idx.makeIdxState({ version: '1.0.0' }).context.version, '1.0.0');
});

test('the CommonJS files are ASCII', async () => {
  const files = (await readdir(installed)).filter((file) => file.endsWith('.cjs'));
  assert.ok(files.length >= 3);
  for (const file of files) {
    const bytes = await readFile(path.join(installed, file));
    assert.ok(
      bytes.every((byte) => byte < 0x80),
      file,
    );
  }
});

test('makeIdxState works at once, without waiting', () => {
  const { default: idx } = requireInstalled('okta-idx-wasm');
  const raw = { version: '1.0.0', remediation: { value: [{ name: 'identify', value: [{ name: 'identifier' }] }] } };
  const state = idx.makeIdxState(raw, undefined);
  assert.equal(state.rawIdxState, raw);
  assert.deepEqual(state.neededToProceed[0].action.neededParams, [[{ name: 'identifier' }]]);
});

// Node.js compiles the parser of its HTTP client when it is first used: now, and not while compiling is refused.
void Response;

/** Runs with compilation refused, as a Content-Security-Policy does. */
async function refused(run) {
  const { Module } = WebAssembly;
  let tried = 0;
  // @ts-expect-error a stand-in
  WebAssembly.Module = function refuse() {
    tried++;
    throw new WebAssembly.CompileError('refused');
  };
  try {
    await run(() => tried);
  } finally {
    WebAssembly.Module = Module;
  }
}

/** The browser module, as if never imported before. */
const fresh = async (/** @type {string} */ mark) =>
  (await import(`${pathToFileURL(path.join(installed, 'index.mjs'))}?${mark}`)).default;

const CONFIG = {
  issuer: 'https://org.test',
  clientId: 'c',
  redirectUri: 'r',
  version: '1.0.0',
  codeChallenge: 'x',
  codeChallengeMethod: 'S256',
};

test('nothing is compiled at import, and a core that was refused is tried again', async () => {
  await refused(async (tried) => {
    const idx = await fresh('retry');
    assert.equal(tried(), 0);
    assert.throws(
      () => idx.makeIdxState({}),
      (/** @type {any} */ error) => {
        assert.match(error.message, /okta-idx-wasm\/js/);
        return error.cause instanceof WebAssembly.CompileError;
      },
    );
    assert.equal(tried(), 1);
  });
  assert.deepEqual((await fresh('retry')).makeIdxState({}).context, {});
});

test('where WebAssembly is refused, the JavaScript core takes over, with the client and its interceptors', async () => {
  const { fetch } = globalThis;
  globalThis.fetch = async () => new Response('{"version":"1.0.0","interaction_handle":"h"}');
  try {
    await refused(async () => {
      const idx = await fresh('fallback');
      const urls = [];
      idx.client.interceptors.request.use((/** @type {any} */ { url }) => urls.push(url));
      const state = await idx.start(CONFIG);
      assert.deepEqual(urls, ['https://org.test/oauth2/v1/interact', 'https://org.test/idp/idx/introspect']);
      assert.equal(state.context.version, '1.0.0');
      assert.deepEqual(idx.makeIdxState({ a: 1 }).context, { a: 1 });
    });
  } finally {
    globalThis.fetch = fetch;
  }
});

test('where WebAssembly is refused, require gives the JavaScript core at once', async () => {
  await refused(async () => {
    const loaded = { ...requireInstalled.cache };
    const forget = () => Object.keys(requireInstalled.cache).forEach((file) => delete requireInstalled.cache[file]);
    forget();
    assert.deepEqual(requireInstalled('okta-idx-wasm').default.makeIdxState({ a: 1 }).context, { a: 1 });
    forget();
    Object.assign(requireInstalled.cache, loaded);
  });
});

test('the JavaScript entry never uses WebAssembly, and is one object for import and require', async () => {
  const { WebAssembly: whole } = globalThis;
  // @ts-expect-error there are runtimes without it
  delete globalThis.WebAssembly;
  try {
    const required = requireInstalled('okta-idx-wasm/js').default;
    assert.deepEqual(Object.keys(required), NAMES);
    assert.deepEqual(required.makeIdxState({ a: 1 }).context, { a: 1 });
    assert.equal(await importInstalled('okta-idx-wasm/js'), required);
  } finally {
    globalThis.WebAssembly = whole;
  }
});

test('texts are encoded and decoded where there is no TextDecoder and no TextEncoder', async () => {
  const script = `
    void Response; // Node's own needs them once
    delete globalThis.TextDecoder; delete globalThis.TextEncoder;
    let body;
    globalThis.fetch = async (url, init) => { body = init.body; return { ok: true, status: 200, json: async () => ({ interaction_handle: 'h' }) }; };
    const idx = require(${JSON.stringify(installed)}).default;
    idx.start({ issuer: 'https://org.test', clientId: 'ü😀', redirectUri: 'r', version: '1.0.0', codeChallenge: 'x', codeChallengeMethod: 'S256', interactionHandle: 'ü😀"' })
      .then(() => console.log(body));`;
  assert.equal(await run(process.execPath, ['-e', script]), '{"interactionHandle":"ü😀\\""}');
});

test('the JavaScript core gives right results after its memory has grown', () => {
  const { default: idx } = requireInstalled('okta-idx-wasm/js');
  const options = Array.from({ length: 50_000 }, (_, at) => ({ label: `${at}`, relatesTo: `$.list.value[${at}]` }));
  const raw = {
    list: { value: options.map((_, id) => ({ id })) },
    remediation: { value: [{ name: 'x', value: [{ name: 'y', options }] }] },
  };
  idx.makeIdxState(raw);
  assert.equal(options[49_999].relatesTo, raw.list.value[49_999]);
  assert.deepEqual(idx.makeIdxState({ plain: 'text' }).context, { plain: 'text' });
});

test('no file names a path of the machine that made it', async () => {
  const entries = await readdir(installed, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  assert.ok(files.length > 10);
  for (const file of files) {
    const bytes = await readFile(path.join(installed, file), 'latin1');
    for (const home of [process.env.HOME, process.env.CARGO_HOME, '.cargo/registry'].filter(Boolean)) {
      assert.ok(!bytes.includes(/** @type {string} */ (home)), `${file} holds ${home}`);
    }
  }
});

test('Node.js runs the core in WebAssembly by default, and the JavaScript core by /js', async () => {
  const count = (/** @type {string} */ entry) => {
    const script = `
      let made = 0;
      WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
        construct(of, given) {
          const instance = Reflect.construct(of, given);
          made++;
          return instance;
        },
      });
      require(${JSON.stringify(entry)}).default.makeIdxState({});
      console.log(made);`;
    return run(process.execPath, ['-e', script], { cwd: packageProject() });
  };
  assert.equal(await count('okta-idx-wasm'), '1');
  assert.equal(await count('okta-idx-wasm/js'), '0');
});
