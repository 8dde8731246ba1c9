/** The scenarios that a mock organisation lists at `/__scenarios.json`. Only issuers on localhost are asked. */
import { isObject, textOf, webAddress } from '../dom.mjs';
import { unrecorded } from '../inspector/recorder.mjs';

/**
 * @typedef {object} Scenario
 * @property {string} id
 * @property {string} title
 * @property {string} shows a description
 * @property {string} clientId
 * @property {{ identifier: string, password?: string | null, answer?: string | null } | null} user to sign in
 *   as; `null` if the scenario registers a new user
 * @property {import('./settings.mjs').StartTokens} start
 * @property {boolean} hosted
 *
 * @typedef {object} Catalogue
 * @property {Scenario[]} scenarios
 * @property {string} [inbox] URL of the page with its mails and messages
 * @property {string} [device] URL of the page where notifications are answered
 */

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** @param {string} issuer @returns {Promise<Catalogue | undefined>} `undefined` if the organisation has no such list */
export async function loadScenarios(issuer) {
  try {
    const { origin, hostname } = new URL(issuer);
    if (!LOCAL.test(hostname)) return undefined;
    const response = await unrecorded(`${origin}/__scenarios.json`);
    const { scenarios, inbox, device } = response.ok ? await response.json() : {};
    const list = (Array.isArray(scenarios) ? scenarios : []).filter(
      (entry) => isObject(entry) && textOf(entry.id) && textOf(entry.clientId),
    );
    return list.length > 0 ? { scenarios: list, inbox: webAddress(inbox), device: webAddress(device) } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The chosen scenario, else the client's first one that is not hosted and needs no token.
 * @param {Catalogue | undefined} catalogue
 * @param {import('./settings.mjs').Settings} settings
 * @returns {Scenario | undefined}
 */
export function scenarioOf(catalogue, { scenario, clientId }) {
  const theirs = catalogue?.scenarios.filter((entry) => entry.clientId === clientId) ?? [];
  return (
    theirs.find((entry) => entry.id === scenario) ??
    theirs.find((entry) => !entry.hosted && Object.keys(entry.start ?? {}).length === 0)
  );
}
