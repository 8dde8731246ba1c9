// Calls the core from JavaScript. The core keeps no data of states, actions or promises, so it can be replaced between
// any two calls.

import { ERR_IDX_CORE } from './codes.js';

/** 4 MiB of memory, in pages: an ordinary flow needs a third of it. */
const MANY_PAGES = 64;

/**
 * The exports of the core. `renew` replaces the core by a new instance with memory of the initial size.
 * @type {Record<string, (...given: any[]) => any>}
 */
let core;

/** The number of calls of the core on the stack. A `fetch` that the page has replaced may call the core again. */
let depth = 0;

/** Whether the next call needs a new instance: after a trap, the memory may be inconsistent. */
let isSpent = false;

/** A value that the core throws. Any other exception from the core is a trap. */
export class Thrown {
  constructor(value) {
    this.value = value;
  }
}

/** Sets the exports that `call` calls. */
export const connect = (exports) => {
  core = exports;
};

function renew() {
  isSpent = true;
  core.renew();
  isSpent = false;
}

/** WebAssembly memory cannot shrink, so the core is replaced after a large response made it grow. */
function release() {
  try {
    if (core.pages() > MANY_PAGES) renew();
  } catch {
    isSpent = true;
  }
}

/**
 * Calls an export of the core. Rethrows the core's exceptions. If the core traps (its memory cannot grow, or the stack
 * is exhausted), throws an `Error` with the code `ERR_IDX_CORE`.
 */
export function call(name, a, b, c, d, e, f, g, h) {
  let result;
  depth++;
  try {
    if (isSpent) {
      // A replaced `fetch` has called the core again: the outer call has to end first.
      if (depth > 1) throw new RangeError('the core is to be started anew');
      renew();
    }
    result = core[name](a, b, c, d, e, f, g, h);
  } catch (trap) {
    isSpent = true;
    // Does not call helper functions: there may be no stack left for them.
    const error = new Error(
      'the core of okta-idx-wasm has run out of memory or stack. It is started anew: call again. States made before still work',
    );
    Object.defineProperty(error, 'cause', { value: trap, writable: true, configurable: true });
    throw Object.defineProperty(error, 'code', { value: ERR_IDX_CORE, writable: true, configurable: true });
  } finally {
    depth--;
  }
  if (depth === 0) release();
  if (result instanceof Thrown) throw result.value;
  return result;
}
