// How JavaScript calls the core. Nothing of a state, an action or a promise lives in the core, so it can be replaced
// between any two calls.

/** 4 MiB of memory, in pages: an ordinary flow needs a third of it. */
const MANY_PAGES = 64;

/**
 * The exports of the core, with `renew`, which puts a new instance with memory of its initial size in its place.
 * @type {Record<string, (...given: any[]) => any>}
 */
let core;

/** How many calls of the core are on the stack: a `fetch` of the page's own may call it again. */
let depth = 0;

/** Whether the next call needs a new instance, as a trap leaves its memory in any state. */
let isSpent = false;

/** What the core throws. Everything else that comes out of it by way of `throw` is a trap. */
export class Thrown {
  constructor(value) {
    this.value = value;
  }
}

/** Takes the core whose exports `call` calls. */
export const connect = (exports) => {
  core = exports;
};

function renew() {
  isSpent = true;
  core.renew();
  isSpent = false;
}

/** Memory can grow but not shrink: a core that one large response made grow is replaced. */
function release() {
  try {
    if (core.pages() > MANY_PAGES) renew();
  } catch {
    isSpent = true;
  }
}

/**
 * Calls an export of the core. Throws what the core throws, and an `Error` with the code `ERR_IDX_CORE` where it traps: its memory
 * cannot grow, or the stack is exhausted.
 */
export function call(name, a, b, c, d, e, f, g, h) {
  let result;
  depth++;
  try {
    if (isSpent) {
      // Somebody's `fetch` has called it again: the call around it has to end first.
      if (depth > 1) throw new RangeError('the core is to be started anew');
      renew();
    }
    result = core[name](a, b, c, d, e, f, g, h);
  } catch (trap) {
    isSpent = true;
    // Without functions of our own: there may be no stack left for them.
    const error = new Error(
      'the core of okta-idx-wasm has run out of memory or stack. It is started anew: call again. States made before still work',
    );
    Object.defineProperty(error, 'cause', { value: trap, writable: true, configurable: true });
    throw Object.defineProperty(error, 'code', { value: 'ERR_IDX_CORE', writable: true, configurable: true });
  } finally {
    depth--;
  }
  if (depth === 0) release();
  if (result instanceof Thrown) throw result.value;
  return result;
}
