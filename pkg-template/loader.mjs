// @ts-check
// Makes what the package exports. Every entry point uses it.

import { ERR_IDX_CORE, ERR_IDX_LOADING } from '../src/boundary/js/codes.js';
import { hide } from '../src/boundary/js/hide.js';

/**
 * A core, in WebAssembly or in plain JavaScript.
 * @typedef {object} Core
 * @property {(client: object, config: unknown) => Promise<unknown>} start
 * @property {(client: object, params: unknown) => Promise<unknown>} interact
 * @property {(client: object, params: unknown) => Promise<unknown>} introspect
 * @property {(client: object, raw: unknown, toPersist: unknown) => unknown} makeIdxState
 */

/** @param {string} message @param {string} code @param {unknown} [cause] */
const failure = (message, code, cause) => hide(hide(new Error(message), 'code', code), 'cause', cause);

/** The error of a call that cannot wait for the core. @param {string} message @param {unknown} [cause] */
export const stillLoading = (message, cause) => failure(message, ERR_IDX_LOADING, cause);

/**
 * The core is loaded at the first call, so importing the package is cheap. If the core can be loaded synchronously, the
 * first request is sent before `start` returns. If loading fails, the next call tries again.
 *
 * @param {new (options?: unknown) => { http: object }} Client the clients of the core
 * @param {() => Core} load returns the core, or throws
 * @param {() => Core | Promise<Core>} [fallback] returns another core if `load` throws
 */
export function makeIdx(Client, load, fallback) {
  /** @type {Core | undefined} */
  let core;
  const atOnce = () => (core = core || load());

  /** @param {unknown} refused */
  const otherwise = (refused) => {
    if (!fallback) throw refused;
    const other = fallback();
    if ('start' in other) return (core = other);
    return other.then(
      (loaded) => (core = core || loaded),
      (error) => {
        throw failure(
          'okta-idx-wasm cannot load a core: WebAssembly is refused here, and the core in JavaScript cannot be imported. Use okta-idx-wasm/js or okta-idx-wasm/single',
          ERR_IDX_CORE,
          Object.assign(error, { cause: error.cause || refused }),
        );
      },
    );
  };

  /**
   * @param {object} client
   * @param {'start' | 'interact' | 'introspect'} name
   */
  const run = (client, name) => (/** @type {unknown} */ argument) => {
    try {
      return atOnce()[name](client, argument);
    } catch (refused) {
      return new Promise((resolve) => resolve(otherwise(refused))).then((other) => other[name](client, argument));
    }
  };

  /**
   * @param {object} client
   * @param {unknown} raw
   * @param {unknown} toPersist
   */
  const makeIdxState = (client, raw, toPersist) => {
    let loaded = core;
    if (!loaded) {
      try {
        loaded = atOnce();
      } catch (refused) {
        const other = otherwise(refused);
        if (!('start' in other)) {
          other.catch(() => {}); // the next call reports the error
          throw stillLoading(
            'okta-idx-wasm is still loading: first await a call that returns a promise (start, for example), or use okta-idx-wasm/js or okta-idx-wasm/single',
            refused,
          );
        }
        loaded = other;
      }
    }
    return loaded.makeIdxState(client, raw, toPersist);
  };

  /** @param {{ http: object }} client */
  const surface = (client) => ({
    start: run(client, 'start'),
    introspect: run(client, 'introspect'),
    interact: run(client, 'interact'),
    makeIdxState: (/** @type {unknown} */ raw, /** @type {unknown} */ toPersist) =>
      makeIdxState(client, raw, toPersist),
    client: client.http,
    LATEST_SUPPORTED_IDX_API_VERSION: '1.0.0',
  });

  return {
    idx: surface(new Client()),
    createClient: (/** @type {unknown} */ options) => surface(new Client(options)),
  };
}
