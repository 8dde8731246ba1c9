// @ts-check
// The scenarios that the org lists.

/**
 * @typedef {object} Scenario
 * @property {string} id
 * @property {string} clientId
 * @property {{ identifier: string, password: string, answer: string }} user whom to sign in as, with what they know
 * @property {Record<string, string>} start tokens that `interact` takes
 */

/** @param {import('../support/org.mjs').Org} org @returns {Promise<{ issuer: string, scenarios: Scenario[] }>} */
export const listOf = async ({ origin }) => (await fetch(`${origin}/__scenarios.json`)).json();
