// @ts-check
// What happens and holds at every fault, wherever it is observed.
import assert from 'node:assert/strict';

import { PATHS, ROWS } from './rows.mjs';

/** @typedef {{ row: import('./rows.mjs').Row, place: import('./observe.mjs').Place }} Case */

/** Every row, at every place where it can be. @param {'node' | 'page'} runtime @returns {Case[]} */
export const casesOf = (runtime) => ROWS
  .filter(({ only }) => !only || only === runtime)
  .flatMap((row) => (row.places ?? /** @type {import('./observe.mjs').Place[]} */ (Object.keys(PATHS))).map((place) => ({ row, place })));

/**
 * Sets the fault of a case, and takes it away; `happened` then tells whether it was met.
 * @param {import('./org.mjs').Org} org
 * @param {Case} it
 * @param {string} other another origin
 */
export function faultOf(org, { row, place }, other) {
  const path = PATHS[place];
  const fault = JSON.parse(JSON.stringify(row.fault).replace('SAME', path).replace('OTHER', other));
  let happened = 0;
  return {
    arm: () => org.plan(path, fault, row.times),
    disarm: async () => {
      happened = Object.values(await org.done()).reduce((sum, count) => sum + count, 0);
      await org.mend();
    },
    happened: () => happened > 0,
  };
}

/**
 * What the row says; nothing secret in it; the flow goes on where it was, but for handles that are dead; a new one works.
 * @param {import('./observe.mjs').Seen} seen
 * @param {Case} it
 * @param {import('./rows.mjs').Where} where
 */
export function checkSeen(seen, { row, place }, where) {
  row.check(seen, where);
  assert.deepEqual(seen.leaks, [], 'a secret is in what was thrown');
  const isOver = row.next === 'new' && place !== 'interact';
  if (isOver) assert.equal(seen.next, 'idx.session.expired');
  else assert.match(seen.next, place === 'challenge' ? /^(where it was|was done)$/ : /^from the beginning$/);
  assert.equal(seen.again, true, 'a new flow on the same instance');
}
