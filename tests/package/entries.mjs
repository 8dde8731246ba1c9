// @ts-check
// What the tests of the package's surface share: both cores, a configuration, and a `fetch` that the test answers.
import { requireInstalled } from '../support/installed.mjs';

export const ORG = 'https://org.example';

/** The parameters of a new flow. */
export const CONFIG = {
  issuer: `${ORG}/oauth2/default`,
  clientId: 'c',
  redirectUri: 'r',
  version: '1.0.0',
  codeChallenge: 'x',
  codeChallengeMethod: 'S256',
};

/** @typedef {{ name: string, idx: any, createClient: (options?: object) => any, isIdxState: (value: unknown) => boolean, ERROR_CODES: string[] }} Entry */

/** The package with either core. @type {Entry[]} */
export const ENTRIES = ['okta-idx-wasm', 'okta-idx-wasm/js'].map((name) => {
  const { default: idx, ...named } = requireInstalled(name);
  return { name, idx, ...named };
});

/** A response with the remediation `identify` and the action `cancel`. */
export const IDENTIFY = {
  version: '1.0.0',
  remediation: { type: 'array', value: [{ name: 'identify', href: `${ORG}/idp/idx/identify`, value: [] }] },
  cancel: { rel: ['create-form'], name: 'cancel', href: `${ORG}/idp/idx/cancel`, method: 'POST' },
};

/**
 * @typedef {object} Call what `fetch` was called with
 * @property {string} url
 * @property {any} init
 */

/**
 * A `fetch` with the calls that it got. By default, `interact` answers with a handle, and anything else with `IDENTIFY`.
 * @param {(call: Call) => unknown} [answer] a `Response`, a promise, or the JSON of a 200
 */
export function recorder(answer = () => undefined) {
  const calls = /** @type {Call[]} */ ([]);
  const usual = (/** @type {string} */ url) =>
    url.endsWith('/interact') ? { interaction_handle: 'h' } : structuredClone(IDENTIFY);
  const fetch = async (/** @type {string} */ url, /** @type {any} */ init) => {
    calls.push({ url, init });
    const given = (await answer({ url, init })) ?? usual(url);
    return given instanceof Response ? given : new Response(JSON.stringify(given));
  };
  return { calls, fetch };
}

/** The value with which a promise rejects. @param {Promise<unknown>} promise @returns {Promise<any>} */
export const rejection = (promise) =>
  promise.then(
    () => {
      throw new Error('it resolved');
    },
    (error) => error,
  );
