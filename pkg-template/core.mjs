// @ts-check
// What the entry points call of a core.

/**
 * Connects a core with its part of JavaScript, src/boundary/js/http.js, by way of which it is called.
 * @param {Record<string, Function>} exports of the core, and `renew`, which puts a new instance in the place of the old one
 * @param {{ connect(exports: object): void, enter(name: string, ...given: unknown[]): any }} host
 * @returns {import('./loader.mjs').Core}
 */
export function coreOf(exports, { connect, enter }) {
  connect(exports);
  return {
    start: (config) => enter('start', config),
    interact: (params) => enter('interact', params),
    introspect: (params) => enter('introspect', params),
    makeIdxState: (raw, toPersist) => enter('makeIdxState', raw, toPersist),
  };
}
