// @ts-check
// Makes what the package exports. Every entry point uses it.

import { coreOf } from './load-core.mjs';

/**
 * A core, in WebAssembly or in plain JavaScript.
 * @typedef {object} Core
 * @property {(client: object, config: unknown) => Promise<unknown>} start
 * @property {(client: object, params: unknown) => Promise<unknown>} interact
 * @property {(client: object, params: unknown) => Promise<unknown>} introspect
 * @property {(client: object, raw: unknown, toPersist: unknown) => unknown} makeIdxState
 */

/**
 * If the core can be loaded synchronously, the first request is sent before `start` returns.
 *
 * @param {new (options?: unknown) => { http: object }} Client the clients of the core
 * @param {() => Core} load returns the core, or throws
 * @param {() => Core | Promise<Core>} [fallback] returns another core if `load` throws
 */
export function makeIdx(Client, load, fallback) {
  const { soon, now } = coreOf(load, fallback);

  /**
   * @param {object} client
   * @param {'start' | 'interact' | 'introspect'} name
   */
  const run = (client, name) => (/** @type {unknown} */ argument) => soon((core) => core[name](client, argument));

  /** @param {{ http: object }} client */
  const surface = (client) => ({
    start: run(client, 'start'),
    introspect: run(client, 'introspect'),
    interact: run(client, 'interact'),
    makeIdxState: (/** @type {unknown} */ raw, /** @type {unknown} */ toPersist) =>
      now().makeIdxState(client, raw, toPersist),
    client: client.http,
    LATEST_SUPPORTED_IDX_API_VERSION: '1.0.0',
  });

  return {
    idx: surface(new Client()),
    createClient: (/** @type {unknown} */ options) => surface(new Client(options)),
  };
}
