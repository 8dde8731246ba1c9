// @ts-check
// Loads a core at the first call that needs it.

import { ERR_IDX_CORE, ERR_IDX_LOADING } from '../src/boundary/js/codes.js';
import { hide } from '../src/boundary/js/hide.js';

/** @param {string} message @param {string} code @param {unknown} [cause] */
const failure = (message, code, cause) => hide(hide(new Error(message), 'code', code), 'cause', cause);

/** The error of a call that cannot wait for the core. @param {string} message @param {unknown} [cause] */
export const stillLoading = (message, cause) => failure(message, ERR_IDX_LOADING, cause);

/**
 * The core is loaded at the first call, so importing the package is cheap. If the core can be loaded synchronously, a
 * call runs at once. If loading fails, the next call tries again.
 *
 * @template {object} Core a core, in WebAssembly or in plain JavaScript
 * @param {() => Core} load returns the core, or throws
 * @param {(() => Core | Promise<Core>) | undefined} fallback returns another core if `load` throws
 */
export function coreOf(load, fallback) {
  /** @type {Core | undefined} */
  let core;
  const atOnce = () => (core = core || load());

  /** @param {unknown} refused @returns {Core | Promise<Core>} */
  const otherwise = (refused) => {
    if (!fallback) throw refused;
    const other = fallback();
    if (!('then' in other)) return (core = other);
    return other.then(
      (loaded) => (core = core || loaded),
      (error) => {
        throw failure(
          'neither WebAssembly nor the core in JavaScript can be loaded here: use okta-idx-wasm/js, okta-idx-wasm/flow/js or okta-idx-wasm/single',
          ERR_IDX_CORE,
          Object.assign(error, { cause: error.cause || refused }),
        );
      },
    );
  };

  /** Calls `use` with the core, if need be when that is loaded. @type {<T>(use: (core: Core) => T) => any} */
  const soon = (use) => {
    try {
      return use(atOnce());
    } catch (refused) {
      return new Promise((resolve) => resolve(otherwise(refused))).then(use);
    }
  };

  /** The core, for a call that cannot wait. @returns {Core} */
  const now = () => {
    try {
      return atOnce();
    } catch (refused) {
      const other = otherwise(refused);
      if (!('then' in other)) return other;
      other.catch(() => {}); // the next call reports the error
      throw stillLoading(
        'the core is still loading: await a call that returns a promise first, or use okta-idx-wasm/js, okta-idx-wasm/flow/js or okta-idx-wasm/single',
        refused,
      );
    }
  };

  return { soon, now };
}
