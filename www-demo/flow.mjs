/**
 * One sign-in from first request to tokens, kept across a reload: the only file that calls the package.
 */
import idx from './okta-idx-wasm/index.mjs';
import { createPkce, randomText } from './pkce.mjs';
import { exchangeCode } from './tokens.mjs';

const KEY = 'idx-demo.transaction';

/**
 * What must outlive a reload. It holds no password and no token, and goes with the tab.
 * @typedef {object} Transaction
 * @property {import('./settings.mjs').Settings} settings those the sign-in was begun with
 * @property {string} state
 * @property {string} codeVerifier
 * @property {string} codeChallenge
 * @property {'S256'} codeChallengeMethod
 * @property {string} [interactionHandle]
 */

/** @returns {Transaction | undefined} */
export function savedTransaction() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export const forgetTransaction = () => sessionStorage.removeItem(KEY);

/** A new transaction: nothing is sent yet. @param {import('./settings.mjs').Settings} settings @returns {Promise<Transaction>} */
export async function newTransaction(settings) {
  return { settings, state: randomText(), ...(await createPkce()) };
}

/**
 * Asks the organisation where the sign-in stands. With an `interactionHandle` it goes on where it was;
 * without one it begins.
 * @param {Transaction} transaction
 */
export async function start(transaction) {
  const { settings, codeVerifier, ...known } = transaction;
  const idxState = await settle(idx.start({ ...settings, ...known, version: idx.LATEST_SUPPORTED_IDX_API_VERSION }));
  // A resumed state has no handle of its own to persist, so the one it was resumed with stays.
  const interactionHandle = idxState.toPersist?.interactionHandle ?? transaction.interactionHandle;
  sessionStorage.setItem(KEY, JSON.stringify({ ...transaction, interactionHandle }));
  return idxState;
}

/**
 * Runs a call and gives the state it leads to. An IDX error (a wrong password, say) *rejects* with a
 * state of its own, which has messages and often the same form again: that is a step like any other.
 * Everything else, from a network that is down to an answer that is no IDX, is thrown on.
 * @param {Promise<any>} call of `idx.start`, `idxState.proceed` or one of `idxState.actions`
 */
export async function settle(call) {
  try {
    return await call;
  } catch (error) {
    const state = error?.error?.details ?? error;
    if (isIdxState(state) && saysSomething(state)) return state;
    throw error;
  }
}

const isIdxState = (value) => typeof value?.proceed === 'function' && Array.isArray(value.neededToProceed);

const saysSomething = (state) =>
  state.neededToProceed.length > 0 || state.context?.messages || state.hasInteractionCode();

/** Whether a state can go nowhere: no step to take and no code to exchange. @param {any} state */
export const isOver = (state) => state.neededToProceed.length === 0 && !state.hasInteractionCode();

/**
 * Exchanges the interaction code for tokens and ends the transaction.
 * @param {Transaction} transaction
 * @param {string} interactionCode
 */
export async function finish(transaction, interactionCode) {
  const tokens = await exchangeCode(transaction.settings, interactionCode, transaction.codeVerifier);
  forgetTransaction();
  return tokens;
}

/**
 * What an identity provider's redirect brought back in the query, taken out of the address bar.
 * @param {Transaction | undefined} transaction
 * @returns {{ interactionCode?: string, problem?: object } | undefined}
 */
export function takeRedirect(transaction) {
  const url = new URL(location.href);
  const get = (name) => url.searchParams.get(name) ?? undefined;
  const [state, interactionCode, error, description] = ['state', 'interaction_code', 'error', 'error_description'].map(get);
  if (!interactionCode && !error) return undefined;
  ['state', 'interaction_code', 'error', 'error_description'].forEach((name) => url.searchParams.delete(name));
  history.replaceState(null, '', url);
  if (!transaction || state !== transaction.state) {
    return { problem: { error: 'state_mismatch', error_description: 'The redirect belongs to no sign-in of this tab.' } };
  }
  if (interactionCode) return { interactionCode };
  // More steps are needed: the caller resumes with the interaction handle it has kept.
  return error === 'interaction_required' ? undefined : { problem: { error, error_description: description } };
}
