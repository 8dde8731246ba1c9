// @ts-check
// The package's one object over the compiled core. Every entry point is a few lines over this.
import {
  initSync,
  interact,
  introspect,
  makeIdxState,
  start,
} from 'okta-idx-wasm:core';
import { client } from 'okta-idx-wasm:host';

/**
 * Gives the functions of the core, which is compiled by the first call of any of them: importing
 * the package costs a page nothing, and the first request still leaves before `start` returns. A
 * call that fails to compile it leaves nothing behind, so the next one tries again.
 *
 * @param {() => Uint8Array} bytes the compiled core
 */
export function makeIdx(bytes) {
  let ready = false;
  const load = () => {
    if (!ready) initSync({ module: bytes() });
    ready = true;
  };

  /**
   * @template T
   * @param {(argument: T) => Promise<unknown>} run
   */
  const loaded = (run) => (/** @type {T} */ argument) => {
    try {
      load();
    } catch (error) {
      return Promise.reject(error);
    }
    return run(argument);
  };

  return {
    start: loaded(start),
    introspect: loaded(introspect),
    interact: loaded(interact),
    /**
     * @param {unknown} raw
     * @param {unknown} [toPersist]
     */
    makeIdxState: (raw, toPersist) => {
      load();
      return makeIdxState(raw, toPersist);
    },
    client,
    LATEST_SUPPORTED_IDX_API_VERSION: '1.0.0',
  };
}
