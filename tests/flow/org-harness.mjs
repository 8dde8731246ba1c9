// @ts-check
// What the tests against the mock org share: the libraries whose states they use, and an org with its test endpoints.
import { createRequire } from 'node:module';
import path from 'node:path';

import { root } from '../support/built.mjs';
import { requireInstalled } from '../support/installed.mjs';
import { startOrg } from '../support/org.mjs';

/** A test takes about a second. One that hangs is a failure. */
export const TIME = { timeout: 30_000 };

/** The answer to a poll of Okta Verify, or of email, comes from a path with this end. */
export const POLL = '/poll';

/** @typedef {{ name: string, idx: any, flow: typeof import('../../pkg-template/flow.d.mts'), isOriginal: boolean }} Library */

const original = createRequire(path.join(root, 'package.json'))('@okta/okta-idx-js').default;

/** Those whose states `okta-idx-wasm/flow` works on, with the entry of `flow` that is used with them. @type {Library[]} */
export const LIBRARIES = [
  {
    name: 'okta-idx-wasm',
    idx: requireInstalled('okta-idx-wasm').default,
    flow: requireInstalled('okta-idx-wasm/flow'),
    isOriginal: false,
  },
  {
    name: 'okta-idx-wasm/js',
    idx: requireInstalled('okta-idx-wasm/js').default,
    flow: requireInstalled('okta-idx-wasm/flow/js'),
    isOriginal: false,
  },
  { name: '@okta/okta-idx-js', idx: original, flow: requireInstalled('okta-idx-wasm/flow'), isOriginal: true },
];

/** The users' passwords, as `mock-org --print-config` has them. */
export const PASSWORDS = {
  'ada@example.com': 'Correct-Horse-9',
  'donald@example.com': 'Literate-Code-4',
  'fastpass@example.com': 'Loop-Back-12',
};

export const REDIRECT_URI = 'http://localhost:8080/callback';

/**
 * The parameters of a new flow. The challenge is that of RFC 7636, appendix B.
 * @param {string} origin of the org
 * @param {Record<string, unknown>} [others]
 */
export const configOf = (origin, others) => ({
  issuer: `${origin}/oauth2/default`,
  clientId: 'demo-client',
  redirectUri: REDIRECT_URI,
  version: '1.0.0',
  codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  codeChallengeMethod: 'S256',
  scopes: ['openid', 'profile', 'email'],
  state: 'a-state',
  ...others,
});

/** The parameters of a form with a password or a code. @param {string} passcode */
export const passcode = (passcode) => ({ credentials: { passcode } });

/** The names of a state's remediations. @param {any} state @returns {string[]} */
export const namesOf = (state) => state.neededToProceed.map((/** @type {{ name: string }} */ { name }) => name);

/** The value with which a promise rejects. @param {Promise<unknown>} promise @returns {Promise<any>} */
export const rejection = (promise) =>
  promise.then(
    () => {
      throw new Error('it resolved');
    },
    (error) => error,
  );

/**
 * Asks until the answer is true.
 * @param {() => Promise<boolean> | boolean} isSo
 */
export async function until(isSo) {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** @param {string} url @param {unknown} [body] @returns {Promise<any>} */
async function json(url, body) {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(url, body === undefined ? {} : init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

/** @typedef {Awaited<ReturnType<typeof startFlowOrg>>} FlowOrg */

/**
 * Starts an org for a test.
 * @param {{ after: (stop: () => Promise<void>) => void }} t
 * @param {{ host?: string }} [options]
 */
export async function startFlowOrg(t, { host } = {}) {
  const org = await startOrg(['--faults'], { host });
  t.after(org.stop);
  const { origin } = org;
  const device = `${origin}/__device/loopback`;
  return {
    ...org,
    /**
     * Sets what goes wrong, in place of what did, and counts requests from nothing.
     * @param {{ path: string, nth?: number, times?: number, fault: unknown }[]} rules
     */
    plan: (...rules) => json(`${origin}/__faults`, { rules }),
    /** How many faults of a kind there were. @param {string} kind @returns {Promise<number>} */
    faults: async (kind) => (await json(`${origin}/__faults`)).done[kind] ?? 0,
    /** How many requests to paths with this end have reached the org. @param {string} end */
    async requests(end) {
      const { requests } = await json(`${origin}/__faults`);
      const counts = Object.entries(requests).filter(([path]) => path.endsWith(end));
      return counts.reduce((sum, [, count]) => sum + count, 0);
    },
    /** Answers the notification on a user's device: with the number that its page shows, or `no`. */
    async tap(/** @type {string} */ login, /** @type {string} */ answer) {
      const [{ href }] = await org.prompts(login);
      const tapped = await fetch(href, { method: 'POST', body: new URLSearchParams({ answer }), redirect: 'manual' });
      if (tapped.status !== 303) throw new Error(`the device: ${tapped.status}`);
    },
    /** Where pages look for Okta Verify, and how often they poll. */
    loopback: (/** @type {{ ports?: number[], probeTimeoutMillis?: number, refresh?: number }} */ change) =>
      json(device, change),
    /** What has become of each device challenge. @returns {Promise<any[]>} */
    challenges: async () => (await json(device)).challenges,
    /** Answers a device challenge, as Okta Verify does. */
    approve: (/** @type {string} */ challengeRequest) => json(`${device}/answer`, { challengeRequest }),
    /** Where the link in the newest mail leads to. @param {string} login */
    async followLink(login) {
      const { link = '' } = await org.mail(login);
      return (await fetch(link, { redirect: 'manual' })).headers.get('location') ?? '';
    },
  };
}

/**
 * Starts a flow, and answers the form for the identifier.
 * @param {any} idx
 * @param {{ origin: string }} org
 * @param {string} identifier
 * @param {Record<string, unknown>} [config]
 */
export async function identify(idx, { origin }, identifier, config) {
  const state = await idx.start(configOf(origin, config));
  return state.proceed('identify', { identifier });
}
