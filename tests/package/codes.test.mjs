// @ts-check
// Errors that programs can tell apart: their codes, and `isIdxState`.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { packageFolder, root } from '../support/built.mjs';
import { requireInstalled } from '../support/installed.mjs';
import { CONFIG, ENTRIES, IDENTIFY, ORG, recorder, rejection } from './entries.mjs';

const { fetch: globalFetch } = globalThis;
afterEach(() => {
  globalThis.fetch = globalFetch;
});

const seen = new Set();

/** Checks an error's code, which is not enumerable, so that comparisons with the original's errors hold. */
function hasCode(/** @type {any} */ error, /** @type {string} */ code) {
  assert.equal(error.code, code, String(error?.message ?? error));
  assert.ok(!Object.keys(error).includes('code'));
  seen.add(code);
}

for (const { name, idx, createClient, isIdxState, ERROR_CODES } of ENTRIES) {
  const client = (/** @type {Parameters<typeof recorder>[0]} */ answers) =>
    createClient({ fetch: recorder(answers).fetch });
  const action = (/** @type {object} */ own) =>
    client(undefined)
      .makeIdxState({ remediation: { value: [{ name: 'identify', ...own }] } })
      .proceed('identify');

  test(`${name}: ERR_IDX_CONFIG for a parameter that is missing or wrong`, async () => {
    for (const own of [{ issuer: '' }, { clientId: '' }, { redirectUri: '' }, { codeChallenge: '' }]) {
      const failure = await rejection(idx.start({ ...CONFIG, ...own }));
      hasCode(failure, 'ERR_IDX_CONFIG');
      assert.deepEqual(Object.keys(failure), ['error']);
    }
    for (const own of [{ issuer: 'org.example' }, { scopes: 5 }, { clientId: {} }, { allowedOrigins: 'x' }])
      hasCode(await rejection(idx.start({ ...CONFIG, ...own })), 'ERR_IDX_CONFIG');
    for (const call of [idx.start, idx.interact, idx.introspect]) hasCode(await rejection(call()), 'ERR_IDX_CONFIG');
    hasCode(await rejection(idx.interact(CONFIG)), 'ERR_IDX_CONFIG');
    const wrong = { ...IDENTIFY.remediation };
    const state = idx.makeIdxState({ remediation: wrong }, { allowedOrigins: 'x' });
    hasCode(await rejection(state.proceed('identify')), 'ERR_IDX_CONFIG');
  });

  test(`${name}: ERR_IDX_VERSION for a wrong version`, async () => {
    for (const version of [undefined, '', '1 0', '2.0.0']) {
      hasCode(await rejection(idx.start({ ...CONFIG, version })), 'ERR_IDX_VERSION');
      hasCode(await rejection(idx.introspect({ domain: ORG, version, stateHandle: 'h' })), 'ERR_IDX_VERSION');
    }
  });

  test(`${name}: ERR_IDX_RESPONSE for a value that is no IDX response`, async () => {
    for (const raw of [null, undefined, { remediation: { value: 5 } }]) {
      try {
        idx.makeIdxState(raw);
        assert.fail(`${JSON.stringify(raw)} was taken`);
      } catch (error) {
        hasCode(error, 'ERR_IDX_RESPONSE');
      }
    }
    const failed = await rejection(client(() => new Response('null')).start({ ...CONFIG, interactionHandle: 'h' }));
    hasCode(failed.error, 'ERR_IDX_RESPONSE');
  });

  test(`${name}: ERR_IDX_NOT_JSON and ERR_IDX_BODY for an answer that cannot be read`, async () => {
    const introspect = (/** @type {any} */ answer) =>
      rejection(client(() => answer).introspect({ domain: ORG, version: '1.0.0', stateHandle: 'h' }));
    const html = await introspect(new Response('<h1>Bad Gateway</h1>', { status: 502 }));
    hasCode(html, 'ERR_IDX_NOT_JSON');
    const torn = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"version":'));
        controller.error(new TypeError('terminated'));
      },
    });
    hasCode(await introspect(new Response(torn)), 'ERR_IDX_BODY');
  });

  test(`${name}: ERR_IDX_NAVIGATE, ERR_IDX_SCHEME, ERR_IDX_URL and ERR_IDX_ORIGIN for a request that is not sent`, async () => {
    const page = await rejection(action({ href: `${ORG}/sso`, method: 'GET' }));
    hasCode(page, 'ERR_IDX_NAVIGATE');
    assert.equal(page.href, `${ORG}/sso`);
    hasCode(await rejection(action({ href: 'javascript:alert(1)' })), 'ERR_IDX_SCHEME');
    for (const href of [5, `https://u:p@org.example/`, 'https://org.example:99999/?q'])
      hasCode(await rejection(action({ href })), 'ERR_IDX_URL');
    const elsewhere = idx.makeIdxState(structuredClone(IDENTIFY), { allowedOrigins: ['https://other.example'] });
    hasCode(await rejection(elsewhere.proceed('identify')), 'ERR_IDX_ORIGIN');
  });

  test(`${name}: ERR_IDX_NO_FETCH where there is no fetch, and what to do`, async () => {
    // @ts-expect-error there are runtimes without it
    delete globalThis.fetch;
    const { error } = await rejection(idx.start(CONFIG));
    hasCode(error, 'ERR_IDX_NO_FETCH');
    assert.match(error.message, /Node\.js 18 or later, or set globalThis\.fetch/);
  });

  test(`${name}: the codes are an exported list, with types`, async () => {
    const { readFile } = await import('node:fs/promises');
    const types = await readFile(path.join(root, 'pkg-template', 'index.d.mts'), 'utf8');
    assert.ok(ERROR_CODES.length > 10);
    assert.equal(new Set(ERROR_CODES).size, ERROR_CODES.length);
    for (const code of ERROR_CODES) {
      assert.match(code, /^ERR_IDX_[A-Z_]+$/);
      assert.ok(types.includes(`'${code}'`), `index.d.mts: no ${code}`);
    }
  });

  test(`${name}: isIdxState tells a refusal from a failure`, async () => {
    const refused = await rejection(
      client(({ url }) => (url.endsWith('/identify') ? new Response('{}', { status: 400 }) : undefined))
        .makeIdxState(structuredClone(IDENTIFY))
        .proceed('identify'),
    );
    assert.ok(isIdxState(refused));
    const failures = [
      new Error('x'),
      new TypeError('Failed to fetch'),
      'Unknown remediation choice: [x]',
      { error: 'clientId is required' },
      { error: { error: 'introspect call failed', details: refused } },
      { version: '1.0.0', remediation: { value: [] } },
      { proceed() {}, neededToProceed: [] },
      null,
      undefined,
      5,
      () => {},
    ];
    for (const failure of failures) assert.ok(!isIdxState(failure), String(failure));
  });

  test(`${name}: isIdxState knows states of another copy of the package, and of the original`, async () => {
    const other = await import(`${pathToFileURL(path.join(packageFolder(), 'index.mjs')).href}?copy`);
    assert.notEqual(other.isIdxState, isIdxState);
    const { default: original } = createRequire(path.join(root, 'package.json'))('@okta/okta-idx-js');
    for (const maker of [other.default, original, idx]) {
      const state = maker.makeIdxState(structuredClone(IDENTIFY), {});
      assert.ok(isIdxState(state) && other.isIdxState(state));
    }
  });
}

test('ERR_IDX_LOADING where a call cannot wait, and ERR_IDX_CORE where no core can be loaded', async () => {
  const { Module } = WebAssembly;
  // @ts-expect-error a stand-in
  WebAssembly.Module = function refuse() {
    throw new WebAssembly.CompileError('refused');
  };
  try {
    // Without the file of the other core beside it.
    const { readFile, mkdtemp, writeFile } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    const folder = await mkdtemp(path.join(tmpdir(), 'okta-idx-wasm-codes-'));
    await writeFile(path.join(folder, 'index.mjs'), await readFile(path.join(packageFolder(), 'index.mjs')));
    const { default: alone } = await import(pathToFileURL(path.join(folder, 'index.mjs')).href);
    try {
      alone.makeIdxState({});
      assert.fail('it has a core');
    } catch (error) {
      hasCode(error, 'ERR_IDX_LOADING');
    }
    hasCode(await rejection(alone.start(CONFIG)), 'ERR_IDX_CORE');
  } finally {
    WebAssembly.Module = Module;
  }
});

test('every code of the list was seen here', () => {
  assert.deepEqual([...seen].sort(), [...requireInstalled('okta-idx-wasm').ERROR_CODES].sort());
});
