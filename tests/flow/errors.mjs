// @ts-check
// What every error of `okta-idx-wasm/flow` must be.
import assert from 'node:assert/strict';

import { SECRET } from './entries.mjs';

/** Whether the secret is in a text, or anywhere in a value. @param {any} it @param {Set<unknown>} [seen] @returns {boolean} */
export function showsSecret(it, seen = new Set()) {
  if (typeof it === 'string') return it.includes(SECRET);
  if (Object(it) !== it || seen.has(it)) return false;
  seen.add(it);
  return Reflect.ownKeys(it).some((key) => String(key).includes(SECRET) || showsSecret(it[key], seen));
}

/**
 * Checks an error: its code, its message, and that it shows no secret.
 * @param {any} error
 * @param {string} code
 * @param {RegExp} [message] what is wrong, where, and what to do
 */
export function hasCode(error, code, message = /\w/) {
  assert.ok(error instanceof Error, `not an Error: ${String(error).slice(0, 200)}`);
  const { stack } = error;
  assert.equal(/** @type {any} */ (error).code, code, stack);
  assert.match(error.message, message);
  assert.equal(error.name, code === 'ERR_IDX_CONFIG' ? 'TypeError' : 'Error', stack);
  assert.deepEqual(Object.keys(error), [], 'the code is not enumerable');
  assert.ok(!showsSecret(error) && !JSON.stringify(error).includes(SECRET), `it shows a secret: ${stack}`);
}

/** The value with which a promise rejects. @param {Promise<unknown>} promise @returns {Promise<any>} */
export const rejection = (promise) =>
  promise.then(
    () => assert.fail('it resolved'),
    (error) => error,
  );

/** What a call throws. @param {() => unknown} call @returns {any} */
export function thrownBy(call) {
  try {
    call();
  } catch (thrown) {
    return thrown;
  }
  return assert.fail('it threw nothing');
}

/** Values that are no object. */
export const NO_OBJECTS = [undefined, null, 5, SECRET, true, Symbol(SECRET), [SECRET], () => SECRET];

/** Values that are no signal. */
export const NO_SIGNALS = [5, SECRET, {}, [], new AbortController(), { aborted: SECRET }];

/** Values that are no options. */
export const NO_OPTIONS = NO_OBJECTS.filter((it) => it !== undefined);
