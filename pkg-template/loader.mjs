// @ts-check
// Makes the object that the package exports. Every entry point uses it.

/**
 * A core, in WebAssembly or in plain JavaScript.
 * @typedef {object} Core
 * @property {(config: unknown) => Promise<unknown>} start
 * @property {(params: unknown) => Promise<unknown>} interact
 * @property {(params: unknown) => Promise<unknown>} introspect
 * @property {(raw: unknown, toPersist: unknown) => unknown} makeIdxState
 */

/**
 * The core is loaded at the first call, so importing the package is cheap. If the core can be loaded synchronously, the
 * first request is sent before `start` returns. If loading fails, the next call tries again.
 *
 * @param {object} client the HTTP client of the core
 * @param {() => Core} load returns the core, or throws
 * @param {() => Core | Promise<Core>} [fallback] returns another core if `load` throws
 */
export function makeIdx(client, load, fallback) {
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
        const told = new Error(
          'okta-idx-wasm cannot load a core: WebAssembly is refused here, and the core in JavaScript cannot be imported. Use okta-idx-wasm/js or okta-idx-wasm/single',
        );
        throw Object.assign(told, { cause: Object.assign(error, { cause: error.cause || refused }) });
      },
    );
  };

  /** @param {'start' | 'interact' | 'introspect'} name */
  const run = (name) => (/** @type {unknown} */ argument) => {
    try {
      return atOnce()[name](argument);
    } catch (refused) {
      return new Promise((resolve) => resolve(otherwise(refused))).then((other) => other[name](argument));
    }
  };

  /**
   * @param {unknown} raw
   * @param {unknown} [toPersist]
   */
  const makeIdxState = (raw, toPersist) => {
    let loaded = core;
    if (!loaded) {
      try {
        loaded = atOnce();
      } catch (refused) {
        const other = otherwise(refused);
        if (!('start' in other)) {
          other.catch(() => {}); // the next call reports the error
          throw Object.assign(
            new Error(
              'okta-idx-wasm is still loading: first await a call that returns a promise (start, for example), or use okta-idx-wasm/js or okta-idx-wasm/single',
            ),
            { cause: refused },
          );
        }
        loaded = other;
      }
    }
    return loaded.makeIdxState(raw, toPersist);
  };

  return {
    start: run('start'),
    introspect: run('introspect'),
    interact: run('interact'),
    makeIdxState,
    client,
    LATEST_SUPPORTED_IDX_API_VERSION: '1.0.0',
  };
}
