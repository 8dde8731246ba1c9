// The module itself, and the members of what it makes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { packageProject } from '../support/built.mjs';
import { firstDifference } from './comparing/compare.mjs';
import { FetchRecorder } from './comparing/fetch-recorder.mjs';
import { section } from './comparing/section.mjs';
import { reply } from './inputs/replies.mjs';
import { fixtures } from './sources.mjs';

const { text } = fixtures().find(({ name }) => name === 'identify');

/** What this package has beyond the original, and nothing else. */
const ADDED = ['createClient', 'isIdxState', 'ERROR_CODES'];
const ADDED_INTERCEPTORS = ['response'];

/** The default object as a user sees it, through `require` or `import`. */
const lookOf = (idx) => ({
  keys: Object.keys(idx),
  kinds: Object.entries(idx).map(([name, value]) => [name, typeof value]),
  writable: Object.values(Object.getOwnPropertyDescriptors(idx)).map(({ writable, configurable }) => [
    writable,
    configurable,
  ]),
  extensible: Object.isExtensible(idx),
  version: idx.LATEST_SUPPORTED_IDX_API_VERSION,
  client: Object.keys(idx.client),
  interceptors: without(ADDED_INTERCEPTORS, Object.keys(idx.client.interceptors)),
  request: Object.keys(idx.client.interceptors.request),
  handlers: idx.client.interceptors.request.handlers,
});

/** @param {string[]} added @param {string[]} names */
const without = (added, names) => names.filter((name) => !added.includes(name));

/**
 * What both packages have to be.
 * @type {Record<string, (one: import('./comparing/packages.mjs').Package) => boolean>}
 */
const RULES = {
  'require gives { __esModule, default }': ({ required }) =>
    typeof required.default === 'object' && !('start' in required),
  '__esModule is true': ({ required }) => required.__esModule === true,
  'package.json can be required': ({ require, name, manifest }) =>
    require(`${name}/package.json`).version === manifest.version,
  'makeIdxState works at once': ({ idx }) => idx.makeIdxState({ a: 1 }).context.a === 1,
  'the default object can be spied on': ({ idx, require, specifier }) => {
    const { start } = idx;
    idx.start = () => 'spied';
    try {
      return require(specifier).default.start() === 'spied';
    } finally {
      idx.start = start;
    }
  },
};

section('surface', (comparison) => {
  const { peer, subject } = comparison;
  const same = (name, look) => test(name, () => comparison.check(name, firstDifference(look(peer), look(subject))));
  same('the default object', ({ idx }) => lookOf(idx));
  same('what require gives', ({ required }) => without(ADDED, Object.keys(required)));
  same('the members of a state', ({ idx }) => membersOf(idx.makeIdxState(JSON.parse(text), null)));

  test('the subject has all that is added, and the peer none of it', () => {
    const addedIn = ({ required, idx }) => [
      ADDED.filter((name) => name in required),
      ADDED_INTERCEPTORS.filter((name) => name in idx.client.interceptors),
    ];
    comparison.expect(subject.name, [ADDED, ADDED_INTERCEPTORS], addedIn(subject));
    comparison.expect(peer.name, [[], []], addedIn(peer));
  });

  for (const [name, rule] of Object.entries(RULES)) {
    test(name, () => {
      for (const one of [peer, subject]) comparison.expect(one.name, true, rule(one));
    });
  }

  test('import and require give one object, with one client', async () => {
    const imported = await importThere(subject.specifier);
    comparison.expect('the object', true, imported === subject.idx);
    comparison.expect('its client', true, imported.client === subject.idx.client);
  });

  test('fetch is looked up at each call', async () => {
    for (const { idx, agent, name } of [peer, subject]) {
      const state = idx.makeIdxState(JSON.parse(text));
      const counts = [];
      for (let time = 0; time < 2; time += 1) {
        const recorder = new FetchRecorder(() => reply('ok', 'look-alike', text), agent);
        await recorder.during(() => state.proceed('identify', {}));
        counts.push(recorder.calls.length);
      }
      comparison.expect(name, [1, 1], counts);
    }
  });
});

/** What `import` gives in the project that has the package installed. */
async function importThere(specifier) {
  const importer = join(packageProject(), 'conformance-importer.mjs');
  await writeFile(importer, 'export const load = (name) => import(name);\n');
  const { load } = await import(pathToFileURL(importer).href);
  return (await load(specifier)).default;
}

/** The enumerable members of an object, and what can be done to them. */
const membersOf = (state) =>
  Object.entries(Object.getOwnPropertyDescriptors(state))
    .filter(([, { enumerable }]) => enumerable)
    .map(([name, { writable, configurable, value }]) => [name, writable, configurable, typeof value]);
