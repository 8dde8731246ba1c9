// @ts-check
// The core of flow: hostile values, traps, memory, and places without WebAssembly.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { PAGES } from '../package/recovery-memory.mjs';
import { packageFolder } from '../support/built.mjs';
import { requireInstalled } from '../support/installed.mjs';
import { run } from '../support/process.mjs';
import { FLOWS, MAKERS, SECRET } from './entries.mjs';
import { hasCode, rejection, thrownBy } from './errors.mjs';
import { clock, done, form, org, polling, response } from './org.mjs';

const nested = (/** @type {number} */ levels) => {
  let it = /** @type {any} */ ({ SECRET });
  for (let level = 1; level < levels; level++) it = level % 2 ? [it] : { it };
  return it;
};

/** A plain state. @param {any} own @returns {any} */
const stateWith = (own) => ({ neededToProceed: [], actions: {}, rawIdxState: {}, proceed() {}, ...own });

for (const { name, flow } of FLOWS) {
  /** Every function that takes a state or a remediation, each as a promise. @type {Record<string, (it: any) => Promise<any>>} */
  const CALLS = {
    pollOf: async (it) => flow.pollOf(it),
    messages: async (it) => flow.messages(it),
    fields: async (it) => flow.fields(it),
    validate: async (it) => flow.validate({}, it),
    creationOptions: async (it) => flow.webauthn.creationOptions(it),
    requestOptions: async (it) => flow.webauthn.requestOptions(it),
    poll: (it) => flow.poll(it, clock()),
    answerOtp: (it) => flow.answerOtp(it, SECRET),
    deviceChallenge: (it) => flow.deviceChallenge(it, clock()),
  };

  /** Everything works. */
  const check = async () => {
    assert.equal(flow.fields(form('x', { value: [{ name: 'a' }] }))[0].path, 'a');
    const state = MAKERS[0].make(polling(), org(polling(), done()).fetch);
    assert.equal((await flow.poll(state, clock())).neededToProceed[0].name, 'identify');
  };

  test(`${name}: what is nested more than 64 levels deep has a code, and everything works afterwards`, async () => {
    for (const levels of [65, 10_000]) {
      for (const [call, tested] of Object.entries(CALLS)) {
        const deep = stateWith({ neededToProceed: nested(levels), deep: nested(levels) });
        hasCode(await rejection(tested(deep)), 'ERR_IDX_CONFIG', new RegExp(`^${call}: .*more than 64 levels`));
      }
    }
    assert.deepEqual(flow.fields({ value: nested(50) }), []);
    await check();
  });

  test(`${name}: a value in itself is read as null there`, async () => {
    const circle = /** @type {any} */ ({ name: 'challenge-poll', value: [{ name: 'a' }] });
    circle.self = circle;
    circle.value.push({ name: 'b', value: circle.value });
    const state = stateWith({ neededToProceed: [circle], rawIdxState: { messages: { value: [{ message: 'A' }] } } });
    state.rawIdxState.self = state;
    assert.deepEqual(flow.pollOf(state), { name: 'challenge-poll', refresh: 4000 });
    assert.equal(flow.messages(state)[0].text, 'A');
    assert.deepEqual(
      flow.fields(circle).map((/** @type {any} */ it) => it.path),
      ['a', 'b'],
    );
    await check();
  });

  test(`${name}: what is too large has a code, and everything works afterwards`, async () => {
    const many = Object.fromEntries(Array.from({ length: 2_000_000 }, (_, at) => [at, at]));
    let doubled = /** @type {any} */ (SECRET);
    for (let level = 0; level < 40; level++) doubled = [doubled, doubled];
    const sparse = [];
    sparse.length = 2 ** 32 - 1;
    for (const large of [many, doubled, sparse, new Uint8Array(20_000_000), new ArrayBuffer(20_000_000)])
      hasCode(
        thrownBy(() => flow.fields({ value: [{ name: SECRET, value: large }] })),
        'ERR_IDX_CONFIG',
        /^fields: .*too large/,
      );
    await check();
  });

  test(`${name}: what getters and proxies throw is thrown, that very value, and everything works afterwards`, async () => {
    const thrown = { no: 'Error' };
    const boom = () => {
      throw thrown;
    };
    const getter = (/** @type {string} */ key) => Object.defineProperty({}, key, { get: boom, enumerable: true });
    const hostile = [
      new Proxy({}, { get: boom, has: boom, ownKeys: boom, getOwnPropertyDescriptor: boom }),
      stateWith({ neededToProceed: getter('x'), x: getter('x') }),
      stateWith({ neededToProceed: [getter('name')], x: getter('name') }),
      stateWith({ neededToProceed: new Proxy([1], { get: boom }), x: getter('x') }),
    ];
    for (const it of hostile) {
      for (const tested of Object.values(CALLS)) assert.equal(await rejection(tested(it)), thrown);
      assert.throws(() => flow.save({ rawIdxState: it }));
    }
    await check();
  });

  test(`${name}: a getter that calls flow again works`, () => {
    const inner = () => flow.fields(form('x', { value: [{ name: 'inner' }] }))[0].path;
    const field = {
      get name() {
        return inner();
      },
    };
    assert.equal(flow.fields(form('x', { value: [field] }))[0].path, 'inner');
  });

  test(`${name}: values without a form in JSON are left out, and nothing changes a prototype`, () => {
    const odd = [10n, Symbol(SECRET), () => SECRET, undefined, NaN, new Date(0), new Map(), /x/];
    for (const value of odd)
      assert.equal(flow.fields(form('x', { value: [{ name: 'a', label: value }] }))[0].label, undefined);
    const params = JSON.parse('{"__proto__": {"a": 1}, "constructor": 1, "toString": 2}');
    const problems = flow.validate(form('x'), params);
    assert.deepEqual(
      problems.map((/** @type {any} */ it) => it.path),
      ['constructor', 'toString'],
    );
    const [field] = flow.fields(
      form('x', { value: [{ name: 'a', value: JSON.parse('{"__proto__": {"polluted": 1}}') }] }),
    );
    assert.equal(Object.getPrototypeOf(field.value), Object.prototype);
    assert.equal(field.value.polluted, undefined);
  });

  test(`${name}: text that is not ASCII survives; a lone surrogate harms nothing beside it`, () => {
    const shown = (/** @type {string[]} */ ...texts) =>
      flow
        .messages(stateWith({ rawIdxState: { messages: { value: texts.map((message) => ({ message })) } } }))
        .map((/** @type {any} */ it) => it.text);
    const whole = ['Grüße', '你好', '🦀🦀', '\0', '\u2028', ''];
    assert.deepEqual(shown(...whole), whole);
    assert.deepEqual(shown('a\ud83e', 'ok'), ['a\ufffd', 'ok']);
    // Two halves side by side are not one character.
    const value = ['a\ud83e', '\udd80b', '', '\udd80'];
    const [field] = flow.fields(form('x', { value: [{ name: 'a', value }, { name: 'b' }] }));
    assert.deepEqual(field.value, ['a\ufffd', '\ufffdb', '', '\ufffd']);
  });
}

const program = path.join(import.meta.dirname, 'core-process.mjs');
const CASES = [
  ...['functions that answer at once', 'a poll and a search that wait', 'a poll in flight', 'the answer to a poll'].map(
    (it) => `memory: ${it}`,
  ),
  ...['functions that answer at once', 'poll'].map((it) => `stack: ${it}`),
  ...['memory after a large value', 'memory after a large value, while a poll waits'].map((it) => `release: ${it}`),
];

for (const { name } of FLOWS) {
  for (const of of CASES) {
    const what = of.startsWith('release') ? 'is given back' : 'rejects with ERR_IDX_CORE, and the next call works';
    test(`${name}: a core without memory or stack ${what}: ${of}`, async () => {
      const flags = of.startsWith('memory') ? [`--wasm-max-mem-pages=${PAGES}`] : [];
      // Node.js reports rejections that it has no stack for.
      assert.match(await run(process.execPath, [...flags, program, name, of], { seconds: 150 }), /(^|\n)done$/);
    });
  }
}

/** Loads an entry once more. @param {string} name */
function loadAgain(name) {
  for (const file of Object.keys(requireInstalled.cache))
    if (file.includes('okta-idx-wasm')) delete requireInstalled.cache[file];
  return requireInstalled(name);
}

/** Where WebAssembly is refused, or missing. @type {Record<string, (work: () => Promise<void>) => Promise<void>>} */
const WITHOUT = {
  'is refused': async (work) => {
    const { Module } = WebAssembly;
    // @ts-expect-error a stand-in
    WebAssembly.Module = function refuse() {
      throw new WebAssembly.CompileError('refused');
    };
    await work().finally(() => {
      WebAssembly.Module = Module;
    });
  },
  'is missing': async (work) => {
    const whole = WebAssembly;
    // @ts-expect-error it is there
    delete globalThis.WebAssembly;
    await work().finally(() => {
      globalThis.WebAssembly = whole;
    });
  },
};

for (const [why, without] of Object.entries(WITHOUT)) {
  test(`where WebAssembly ${why}, require gives the JavaScript core, whose functions work at once`, () =>
    without(async () => {
      for (const { name } of FLOWS) {
        const flow = loadAgain(name);
        assert.deepEqual(flow.pollOf(response([form('poll')])), undefined);
        assert.deepEqual(flow.pollOf(stateWith({ neededToProceed: [form('poll')] })), { name: 'poll', refresh: 4000 });
        const state = MAKERS[3].make(polling(), org(polling(), done()).fetch);
        assert.equal((await flow.poll(state, clock())).neededToProceed[0].name, 'identify');
      }
    }));

  test(`where WebAssembly ${why}, the module of browsers is loading until a call that can wait has been awaited`, () =>
    without(async () => {
      const flow = await import(`${pathToFileURL(path.join(packageFolder(), 'flow.mjs')).href}?${encodeURI(why)}`);
      const state = MAKERS[3].make(polling(), org(done()).fetch);
      hasCode(
        thrownBy(() => flow.messages(state)),
        'ERR_IDX_LOADING',
        /still loading: await a call that returns a promise first/,
      );
      await flow.poll(state, clock());
      assert.deepEqual(flow.messages(state), []);
    }));

  test(`where WebAssembly ${why}, and the other core is missing, calls reject with ERR_IDX_CORE`, () =>
    without(async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'okta-idx-wasm-flow-'));
      const file = path.join(folder, 'flow.mjs');
      await writeFile(file, await readFile(path.join(packageFolder(), 'flow.mjs')));
      const { poll } = await import(pathToFileURL(file).href);
      hasCode(await rejection(poll({})), 'ERR_IDX_CORE', /use okta-idx-wasm\/js, okta-idx-wasm\/flow\/js/);
    }));
}
