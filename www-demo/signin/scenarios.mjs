/**
 * The scenarios that a mock organisation lists at `/__scenarios.json`. Only issuers on localhost, or on the host of the
 * page, are asked.
 */
import { isObject, textOf, webAddress } from '../dom.mjs';
import { unrecorded } from '../inspector/recorder.mjs';
import { orgOf } from './tokens.mjs';

/**
 * @typedef {object} User
 * @property {string} identifier
 * @property {string | null} [password] at the time when the list was loaded, as all that follows
 * @property {string | null} [answer] to the security question
 * @property {string} [status] of the account: `active`, `locked-out` or `staged`
 *
 * @typedef {object} Scenario
 * @property {string} id
 * @property {string} title
 * @property {string} shows a description
 * @property {string} clientId
 * @property {User | null} user to sign in as; `null` if the scenario registers a new user
 * @property {import('./settings.mjs').StartTokens} start
 * @property {boolean} hosted
 * @property {string} [group] to list it in
 * @property {('inbox' | 'device')[]} [read] where the user finds codes and notifications
 * @property {boolean} [refused] whether it ends with an error message and without tokens, as it should
 *
 * @typedef {object} Catalogue
 * @property {Scenario[]} scenarios
 * @property {string} [inbox] URL of the page with its mails and messages
 * @property {string} [device] URL of the page where notifications are answered
 * @property {string} [reset] URL to which a POST puts the organisation back into its first state
 */

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Whether an issuer is on localhost, or on the host of the page. @param {string} issuer */
export function isLocalIssuer(issuer) {
  if (!URL.canParse(issuer)) return false;
  const { origin, hostname } = new URL(issuer);
  return LOCAL.test(hostname) || origin === location.origin;
}

/**
 * @param {string} issuer
 * @returns {Promise<Catalogue | 'silent' | undefined>} `undefined` if the organisation has no such list, `'silent'` if it
 *   does not answer
 */
export async function loadScenarios(issuer) {
  if (!isLocalIssuer(issuer)) return undefined;
  let response;
  try {
    response = await unrecorded(`${orgOf(issuer)}/__scenarios.json`, { cache: 'no-store' });
  } catch {
    return 'silent';
  }
  try {
    const { scenarios, inbox, device, reset } = response.ok ? await response.json() : {};
    const list = (Array.isArray(scenarios) ? scenarios : []).filter(
      (entry) => isObject(entry) && textOf(entry.id) && textOf(entry.clientId),
    );
    if (list.length === 0) return undefined;
    return {
      scenarios: list,
      inbox: webAddress(inbox),
      device: webAddress(device),
      reset: textOf(reset) && webAddress(reset),
    };
  } catch {
    return undefined;
  }
}

/** Puts the organisation back into its first state. @param {string} address from its list */
export async function resetOrg(address) {
  const response = await unrecorded(address, { method: 'POST' });
  if (!response.ok) throw new Error(`The reset was answered with ${response.status}.`);
}

/**
 * The chosen scenario, else the client's first one that is not hosted and needs no token.
 * @param {Catalogue | undefined} catalogue
 * @param {import('./settings.mjs').Settings} settings
 * @returns {Scenario | undefined}
 */
export function scenarioOf(catalogue, { scenario, clientId }) {
  const all = catalogue?.scenarios ?? [];
  return (
    all.find((entry) => entry.id === scenario) ??
    all.find((entry) => entry.clientId === clientId && !entry.hosted && !hasToken(entry))
  );
}

/** Whether it starts with a token. @param {Scenario} scenario */
export const hasToken = ({ start }) => Object.keys(start ?? {}).length > 0;
