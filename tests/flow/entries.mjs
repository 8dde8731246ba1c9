// @ts-check
// What the tests of `okta-idx-wasm/flow` share: both cores of it, and states of each kind that it works on.
import { createRequire } from 'node:module';

import { root } from '../support/built.mjs';
import { requireInstalled } from '../support/installed.mjs';

export const ORG = 'https://org.example';

/** Part of every handle, code and password. No error may show it. */
export const SECRET = 'hunter2';

export const HANDLE = `02.${SECRET}`;

/** @typedef {(url: string, init: any) => Promise<any>} Fetch */
/**
 * @typedef {object} Maker
 * @property {string} name
 * @property {(raw: any, fetch?: Fetch, toPersist?: object) => any} make a state that sends with this `fetch`
 * @property {boolean} isOwn whether its states are those of this package
 * @property {(options: object) => any} [createClient] of this package
 * @property {boolean} takesSignals whether its states give the signal of a call to `fetch`
 * @property {boolean} hasToPersist
 */

/** The functions with either core. @type {{ name: string, flow: any }[]} */
export const FLOWS = ['okta-idx-wasm/flow', 'okta-idx-wasm/flow/js'].map((name) => ({
  name,
  flow: requireInstalled(name),
}));

/** @type {Fetch} */
const unexpected = async (url) => {
  throw new Error(`a request was sent to ${url}`);
};

/** @type {Maker[]} */
const own = ['okta-idx-wasm', 'okta-idx-wasm/js'].map((name) => ({
  name: `a state of ${name}`,
  make: (raw, fetch = unexpected, toPersist = {}) =>
    requireInstalled(name).createClient({ fetch }).makeIdxState(raw, toPersist),
  isOwn: true,
  createClient: requireInstalled(name).createClient,
  takesSignals: true,
  hasToPersist: true,
}));

let peerFetch = unexpected;

/** The original, whose requests go to the `fetch` of the state that was made last. */
export const peer = loadPeer();

function loadPeer() {
  const here = createRequire(`${root}package.json`);
  const there = createRequire(here.resolve('@okta/okta-idx-js/package.json'));
  // In Node.js it sends with `cross-fetch`.
  const filename = there.resolve('cross-fetch');
  const exports = (/** @type {string} */ url, /** @type {any} */ init) => peerFetch(url, init);
  there.cache[filename] = /** @type {any} */ ({ id: filename, filename, loaded: true, exports });
  return here('@okta/okta-idx-js').default;
}

/** @type {Maker} */
const original = {
  name: 'a state of @okta/okta-idx-js',
  make(raw, fetch = unexpected, toPersist = {}) {
    peerFetch = fetch;
    return peer.makeIdxState(raw, toPersist);
  },
  isOwn: false,
  takesSignals: false,
  hasToPersist: true,
};

/**
 * A state as a plain object, with closures only where it sends.
 * @param {any} raw
 * @param {Fetch} [fetch]
 * @returns {any}
 */
function plainState(raw, fetch = unexpected) {
  const send = async (/** @type {any} */ form, /** @type {any} */ params, /** @type {any} */ options) => {
    const fixed = form.value.filter((/** @type {any} */ it) => it.mutable === false);
    const own = Object.fromEntries(fixed.map((/** @type {any} */ it) => [it.name, it.value]));
    const body = JSON.stringify({ ...params, ...own });
    const answer = await fetch(form.href, { method: 'POST', body, ...options });
    const state = plainState(await answer.json(), fetch);
    if (!answer.ok) throw state;
    return state;
  };
  const related = (/** @type {any} */ path) =>
    typeof path === 'string' && path.startsWith('$.') ? raw[path.slice(2)] : path;
  const neededToProceed = (raw.remediation?.value ?? []).map((/** @type {any} */ it) => ({
    ...it,
    relatesTo: related(Array.isArray(it.relatesTo) ? it.relatesTo[0] : it.relatesTo),
  }));
  const actions = /** @type {any} */ ({});
  for (const [owner, member] of Object.entries(raw))
    for (const [name, form] of Object.entries(member?.value ?? {}))
      if (/** @type {any} */ (form)?.rel && owner !== 'remediation')
        actions[`${owner}-${name}`] = (/** @type {any} */ params, /** @type {any} */ options) =>
          send(form, params, options);
  const success = raw.successWithInteractionCode?.value ?? [];
  const interactionCode = success.find((/** @type {any} */ it) => it.name === 'interaction_code')?.value;
  return {
    neededToProceed,
    actions,
    rawIdxState: raw,
    context: { expiresAt: raw.expiresAt },
    interactionCode,
    hasInteractionCode: () => interactionCode !== undefined,
    proceed: (/** @type {string} */ name, /** @type {any} */ params, /** @type {any} */ options) =>
      send(
        neededToProceed.find((/** @type {any} */ it) => it.name === name),
        params,
        options,
      ),
  };
}

/** @type {Maker} */
const plain = { name: 'a plain object', make: plainState, isOwn: false, takesSignals: true, hasToPersist: false };

/** Each kind of state. */
export const MAKERS = [...own, original, plain];

/** Both cores with each kind of state. */
export const EVERY = FLOWS.flatMap(({ name, flow }) =>
  MAKERS.map((maker) => ({ title: `${name}, ${maker.name}`, flow, maker })),
);
