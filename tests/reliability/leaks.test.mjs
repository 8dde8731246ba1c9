// @ts-check
// The search for secrets in errors finds them at every place.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { leaks } from './observe.mjs';

const SECRET = 'Correct-Horse-9';
const HANDLE = '02.id.handle';
const find = (/** @type {unknown} */ thrown) => new Set(leaks(thrown, [SECRET], [HANDLE]));

/** @type {Record<string, () => unknown>} */
const HIDDEN = {
  'a text': () => `no: ${SECRET}`,
  'a message': () => new Error(SECRET),
  'a stack': () => Object.assign(new Error(), { stack: SECRET }),
  'a cause': () => new Error('', { cause: new Error('', { cause: SECRET }) }),
  'a key': () => ({ [SECRET]: 1 }),
  'a symbol': () => ({ [Symbol(SECRET)]: 1 }),
  'what a symbol names': () => ({ [Symbol('x')]: [{ deep: SECRET }] }),
  'what is not enumerable': () => Object.defineProperty({}, 'hidden', { value: SECRET }),
  'what is inherited': () => Object.create({ inherited: SECRET }),
  'an inherited getter': () =>
    new (class extends Error {
      get body() {
        return SECRET;
      }
    })(),
  'a property of a function': () => ({ proceed: Object.assign(() => {}, { params: SECRET }) }),
  'a circle': () => {
    const it = /** @type {any} */ ({ deep: [SECRET] });
    it.self = it;
    return it;
  },
};

for (const [where, make] of Object.entries(HIDDEN)) {
  test(`a secret in ${where} is found`, () => assert.ok(find(make()).has(SECRET)));
}

test('a handle may be in a state, but not in an error, not even in one within a state', () => {
  assert.deepEqual(find({ proceed() {}, rawIdxState: { stateHandle: HANDLE } }), new Set());
  assert.ok(find({ rawIdxState: new Error(`torn: ${HANDLE}`) }).has(HANDLE));
  const unknown = 'x'.repeat(43);
  assert.ok(find(new Error(unknown)).has(unknown));
});

test('a secret may be given by its pattern', () => {
  assert.deepEqual(leaks(new Error(`no: ${SECRET}`), [/Correct-\w+-9/], []).length > 0, true);
  assert.deepEqual(leaks(new Error('no'), [/Correct-\w+-9/], []), []);
});

test('an error without a secret has no leak', () => {
  assert.deepEqual(find({ error: new TypeError('fetch failed', { cause: new Error('ECONNRESET') }) }), new Set());
});
