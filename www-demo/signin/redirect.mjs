/** Reads the address with which the browser comes back: from an identity provider, from a hosted sign-in, by a mailed link. */
import { callback } from '../okta-idx-wasm/flow.mjs';
import { linkedTransaction } from './flow.mjs';

const RETURNED = ['state', 'interaction_code', 'code', 'error', 'error_description', 'otp'];

/**
 * @typedef {object} Return
 * @property {import('./flow.mjs').Transaction} [transaction] the sign-in that goes on
 * @property {import('./tokens.mjs').Grant} [grant] to exchange for tokens
 * @property {string} [otp] the passcode of a mailed link
 * @property {object} [problem]
 */

const unknown = {
  problem: { error: 'state_mismatch', error_description: 'The redirect belongs to no sign-in of this tab.' },
};

/**
 * Reads the query of a redirect and removes it from the address bar.
 * @param {import('./flow.mjs').Transaction | undefined} transaction of this tab
 * @param {import('./settings.mjs').Settings} settings for a sign-in that is not known
 * @returns {Return | undefined} `undefined` if the page was opened in another way
 */
export function takeRedirect(transaction, settings) {
  const { href } = location;
  const url = new URL(href);
  const state = url.searchParams.get('state');
  const code = url.searchParams.get('code');
  if (!RETURNED.some((name) => name !== 'state' && url.searchParams.has(name))) return undefined;
  RETURNED.forEach((name) => url.searchParams.delete(name));
  history.replaceState(null, '', url);
  // A mail may open its link in another tab, to which the sign-in is known by its state.
  const known = transaction?.state === state ? transaction : linkedTransaction(state);
  try {
    const found = callback(href, {
      redirectUri: (known?.settings ?? settings).redirectUri,
      state: known?.state,
    });
    if (found.kind === 'otp') return { transaction: known, otp: found.otp };
    if (!known || known !== transaction) return unknown;
    if (found.kind === 'code') return { transaction: known, grant: { interaction_code: found.interactionCode } };
    if (found.kind === 'error')
      return { transaction: known, problem: { error: found.error, error_description: found.description } };
    // The authorization code of a hosted sign-in.
    if (found.kind === 'none' && code) return { transaction: known, grant: { code } };
    // More steps are needed: the sign-in is resumed with the stored interaction handle.
    return { transaction: known };
  } catch (error) {
    if (error.code !== 'ERR_IDX_CALLBACK') throw error;
    return unknown;
  }
}
