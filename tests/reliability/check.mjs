// @ts-check
// What must hold at every fault, in every runtime.
import assert from 'node:assert/strict';

import { observe } from './observe.mjs';
import { PATHS, PLACES, ROWS } from './rows.mjs';

/** @typedef {{ row: import('./rows.mjs').Row, place: import('./observe.mjs').Place }} Case */

/** Less than a second is usual; a call that never ends is a failure. */
export const TIME = { timeout: 30_000 };

/**
 * Every row, at every place where it can be.
 * @param {'node' | 'page'} runtime
 * @param {import('./rows.mjs').Where['library']} [library]
 * @returns {Case[]}
 */
export const casesOf = (runtime, library) =>
  ROWS.filter(({ only, not }) => (!only || only === runtime) && (!library || not !== library)).flatMap((row) =>
    (row.places ?? PLACES).map((place) => ({ row, place })),
  );

/**
 * Those in which the org sends requests to another origin.
 * @param {Case[]} cases
 */
export const redirectsOf = (cases) => cases.filter(({ row }) => JSON.stringify(row.fault).includes('OTHER'));

/**
 * The org, and what stands for other origins in faults.
 * @typedef {{ org: import('./rules.mjs').Rules & { origin: string }, other: string, closed: string }} Origins
 */

/**
 * Sets the fault of a case, waits until the org has met it, and takes it away; `happened` then tells whether it was met.
 * @param {Case} it
 * @param {Origins} origins
 */
export function faultOf({ row, place }, { org, other, closed }) {
  const path = PATHS[place];
  const fault = JSON.parse(
    JSON.stringify(row.fault).replace('SAME', path).replace('OTHER', other).replace('CLOSED', closed),
  );
  let happened = false;
  const look = async () => {
    happened = Object.values(await org.done()).some((count) => count > 0);
  };
  return {
    arm: () => org.plan(path, fault, row.times),
    met: async () => {
      while (!happened) await look();
    },
    disarm: async () => {
      await look();
      await org.mend();
    },
    happened: () => happened,
  };
}

/**
 * What the row says; nothing secret in it; the flow goes on where it was, but for handles that are dead; a new one works.
 * @param {import('./observe.mjs').Seen} seen
 * @param {Case} it
 * @param {Pick<import('./rows.mjs').Where, 'runtime' | 'library'>} where
 * @param {Origins} origins
 */
export function checkSeen(seen, { row, place }, where, { org, other, closed }) {
  row.check(seen, { ...where, url: org.origin + PATHS[place], place, other, closed });
  assert.deepEqual(seen.leaks, [], 'a secret is in what was thrown');
  const isOver = row.next === 'new' && place !== 'interact';
  if (isOver) assert.equal(seen.next, 'idx.session.expired');
  else assert.match(seen.next, PATHS[place] === PATHS.challenge ? /^(where it was|was done)$/ : /^from the beginning$/);
  assert.equal(seen.again, true, 'a new flow on the same instance');
}

/**
 * Observes a case, and checks it, with the `fetch` that is the global one.
 * @param {any} idx
 * @param {Case} it
 * @param {Origins} origins
 * @param {import('./rows.mjs').Where['library']} [library]
 */
export async function checkCase(idx, it, origins, library) {
  const fault = faultOf(it, origins);
  const seen = await observe(idx, origins.org.origin, it.place, fault);
  assert.ok(fault.happened(), 'the fault');
  checkSeen(seen, it, { runtime: 'node', library }, origins);
}
