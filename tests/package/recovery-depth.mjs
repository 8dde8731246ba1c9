// @ts-check
// Makes calls near the end of the stack. Runs in Node.js and in pages.
//
// A stack overflow in JavaScript outside of the core, or in the caller's own code, may reach the caller as it is. One
// in the core has a code. In either case the next call must work.

import { checkTrap, errorIn, told } from './recovery.mjs';

/** @param {number} depth @param {(...pad: unknown[]) => any} call @param {unknown[]} pad @returns {any} */
const descend = (depth, call, pad) => (depth > 0 ? descend(depth - 1, call, pad) : Reflect.apply(call, undefined, pad));

/** The greatest depth at which anything can be called. */
function deepest() {
  const fits = (/** @type {number} */ depth) => {
    try {
      descend(depth, () => {}, []);
      return true;
    } catch {
      return false;
    }
  };
  let low = 0;
  let high = 1;
  while (fits(high)) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Parameters that move a call by less than a frame of `descend`, by 8 bytes each. */
export const PADS = [0, 3, 6, 9, 12].map((length) => new Array(length).fill(0));

/** After this many successes in a row there is enough stack. */
const ENOUGH = 12;

/** No call takes as much stack as this many frames. */
const FRAMES = 5_000;

/** Whether an error is a stack overflow. V8 reports a regular expression as invalid if it has no stack to compile it. @param {any} error */
const isOverflow = (error) =>
  (error instanceof RangeError || error instanceof SyntaxError) && /call stack|stack overflow/i.test(error.message);

/** How many calls threw an error with a code, threw another one, or succeeded. */
export const tally = () => ({ coded: 0, raw: 0, right: 0 });

/** @typedef {ReturnType<typeof tally>} Tally */

/** Counts what a call threw, which must be a stack overflow. @param {Tally} seen @param {any} thrown */
export function count(seen, thrown) {
  const error = errorIn(thrown);
  // Where a core has no stack to load, the overflow is the cause.
  if (!isOverflow(error) && !(error?.code === 'ERR_IDX_LOADING' && isOverflow(error?.cause))) {
    checkTrap(thrown);
    seen.coded += 1;
    return;
  }
  const [, top = ''] = String(error.stack).split('\n');
  if (top.includes('wasm://')) throw new Error(`the core's own error has no code: ${told(error)}`);
  seen.raw += 1;
}

/**
 * A call that is made where little stack is left.
 * @typedef {object} Call
 * @property {() => any} call
 * @property {(value: any) => void} check what it gives
 * @property {(seen: Tally, thrown: any) => void} [refuse] checks what it throws or rejects with
 */

/**
 * Calls something at every place near the end of the stack, each time from the top.
 * @param {Call} tested
 * @param {Tally} seen
 * @param {() => unknown} next is called after each failure
 * @param {{ pad?: unknown[], step?: number, before?: () => unknown }} [more] what is called before each call; at how many frames one is made
 */
export async function atEveryPlace(
  { call, check, refuse = count },
  seen,
  next,
  { pad = [], step = 1, before = () => {} } = {},
) {
  const limit = deepest();
  for (let depth = limit, right = 0; right < ENOUGH / step; depth -= step) {
    if (depth < 0 || depth < limit - FRAMES) throw new Error('it fails at every depth');
    await before();
    let given;
    let thrown;
    try {
      given = descend(depth, call, pad);
    } catch (error) {
      thrown = error;
    }
    try {
      if (thrown === undefined) given = await given;
    } catch (error) {
      thrown = error;
    }
    if (thrown === undefined) {
      check(given);
      right += 1;
      seen.right += 1;
    } else {
      refuse(seen, thrown);
      right = 0;
      await next();
    }
  }
}

/** How many calls are made in a row. Some 30 of them have too little stack, or all where the frames between them are small. */
const ROW = 250;

/**
 * Calls something at every depth, the deepest first, with nothing done between one failure and the next.
 * @param {Call} tested
 * @param {Tally} seen
 */
export async function inARow({ call, check, refuse = count }, seen) {
  const given = /** @type {any[]} */ (new Array(ROW).fill(undefined));
  const thrown = /** @type {any[]} */ (new Array(ROW).fill(undefined));
  let calls = 0;
  (function dive() {
    try {
      dive();
    } catch {
      // This is as deep as it goes.
    }
    if (calls === ROW) return;
    const at = calls++;
    // Nothing but the tested call is made here: there is no stack for it.
    try {
      given[at] = call();
    } catch (error) {
      thrown[at] = error;
    }
  })();
  const settled = await Promise.allSettled(given);
  for (const [at, it] of settled.entries()) {
    if (thrown[at] !== undefined) {
      refuse(seen, thrown[at]);
    } else if (it.status === 'rejected') {
      refuse(seen, it.reason);
    } else {
      check(it.value);
      seen.right += 1;
    }
  }
}

/** Goes to the end of the stack and comes back, with a call at every third depth on the way. @param {() => any} call @param {Tally} seen */
export function dive(call, seen) {
  const limit = deepest();
  for (let at = 0; at < 250; at++) {
    try {
      descend(limit - 3 * at, call, []);
      seen.right += 1;
    } catch (thrown) {
      count(seen, thrown);
    }
  }
}
