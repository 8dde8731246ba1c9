// Calls the core from JavaScript. Polls and searches live in the core while they wait; everything else leaves nothing there.

import { hide } from '../../js/hide.js';
import { ERROR_CODES, ERR_IDX_CORE } from './codes.js';
import { encode } from './encode.js';

/** 4 MiB of memory, in pages: an ordinary flow needs a third of it. */
const MANY_PAGES = 64;

/**
 * The exports of the core. `renew` replaces the core by a new instance with memory of the initial size.
 * @type {Record<string, (...given: any[]) => any>}
 */
let core;

/** Whether the next call needs a new instance: after a trap, the memory may be inconsistent. */
let isSpent = false;

/** Counts the instances. */
let instance = 0;

/** What rejects the polls and searches that wait, each with the number of the instance that holds it. */
const pending = new Map();

/** The error for what the instances held that have been given up. */
let lastError;

const TRAPPED = 'the core of okta-idx-wasm/flow has run out of memory or stack. It is started anew: call again';

/** A value that the core throws, or rejects with. Any other exception from the core is a trap. */
class Thrown {
  constructor(value) {
    this.value = value;
  }
}

/** An error with a code, for the core to throw. */
export const failed = (code, message) => new Thrown(hide(new Error(message), 'code', ERROR_CODES[code]));

/** Sets the exports that `call` calls. */
export const connect = (exports) => {
  core = exports;
};

/** Rejects what the instances held that have been given up. */
function rejectOld() {
  for (const [reject, own] of pending) {
    if (own !== instance) {
      pending.delete(reject);
      reject(lastError);
    }
  }
}

function renew() {
  rejectOld();
  core.renew();
  isSpent = false;
}

/** WebAssembly memory cannot shrink, so the core is replaced after a large state made it grow. */
function release() {
  if (pending.size === 0 && !isSpent && core.pages() > MANY_PAGES) {
    instance++;
    isSpent = true;
  }
}

/** The result of an export, or what it throws. */
const unwrapped = (result) => {
  if (result instanceof Thrown) throw result.value;
  return result;
};

/** Runs something in the core. If the core traps, throws an error with the code `ERR_IDX_CORE`. */
function inCore(run, a, b, c) {
  let result;
  try {
    if (isSpent) renew();
    result = run(a, b, c);
    release();
  } catch (trap) {
    isSpent = true;
    instance++;
    // Does not call helper functions: there may be no stack left for them.
    lastError = new Error(TRAPPED);
    Object.defineProperty(lastError, 'cause', { value: trap, writable: true, configurable: true });
    Object.defineProperty(lastError, 'code', { value: ERR_IDX_CORE, writable: true, configurable: true });
    try {
      rejectOld();
    } catch {
      // The next call does it.
    }
    throw lastError;
  }
  return unwrapped(result);
}

/** Calls a function of the core with values of callers. `name` is the caller's function, for errors. */
export function call(number, name, ...given) {
  const { numbers, text } = encode(given, name);
  return inCore(core.run, number, numbers, text);
}

/** Calls an export that returns a promise. It rejects, too, when the core traps while it waits. */
export const future = (name, ...given) =>
  new Promise((resolve, reject) => {
    pending.set(reject, instance);
    // For a trap at the beginning, which the promise of the core has caught.
    const trapped = guard((trap) => {
      throw trap;
    });
    const over = (value) => {
      pending.delete(reject);
      resolve(value);
    };
    const fail = (thrown) => {
      if (thrown instanceof Thrown) {
        pending.delete(reject);
        reject(thrown.value);
        return;
      }
      trapped(thrown);
    };
    try {
      inCore(core[name], ...given).then(over, fail);
    } catch (error) {
      pending.delete(reject);
      reject(error);
    }
  });

/** A callback of the core that may trap. It is not called after its instance has been given up. */
export function guard(callback) {
  const own = instance;
  return (value) => {
    if (own !== instance) {
      rejectOld();
      return;
    }
    try {
      inCore(callback, value);
    } catch {
      // What was waiting for it has been rejected.
    }
  };
}

/**
 * What the core waits for: runs code of callers when the core is no longer on the stack.
 * @param {() => Promise<unknown>} run
 */
export function later(run) {
  const promise = Promise.resolve().then(run);
  return {
    then(resolve, reject) {
      const refuse = guard(reject);
      promise.then(guard(resolve), (error) => refuse(new Thrown(error)));
    },
  };
}
