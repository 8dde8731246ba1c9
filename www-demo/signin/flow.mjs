/**
 * One sign-in from first request to tokens, kept across a reload: the only file that calls the package.
 */
import idx from '../okta-idx-wasm/index.mjs';
import { stateHandleOf } from './hosted.mjs';
import { createPkce, randomText } from './pkce.mjs';
import { exchangeCode } from './tokens.mjs';

/** Where interceptors are added. */
export const { client } = idx;

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
 * @property {string} [stateHandle] of a sign-in that the organisation's own page began
 * @property {boolean} [hosted] whether it is to begin there
 * @property {string} [activationToken] until it is used
 * @property {string} [recoveryToken] until it is used
 * @property {import('../inspector/path.mjs').Stop[]} [path] what it went through
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

/** Keeps it for a reload, or for the way back from another page. @param {Transaction} transaction */
export const keepTransaction = (transaction) => sessionStorage.setItem(KEY, JSON.stringify(transaction));

/**
 * A new transaction: nothing is sent yet.
 * @param {import('./settings.mjs').Settings} settings
 * @param {{ tokens?: import('./settings.mjs').StartTokens, hosted?: boolean }} [how]
 * @returns {Promise<Transaction>}
 */
export async function newTransaction(settings, { tokens = {}, hosted = false } = {}) {
  return { settings, ...tokens, hosted, state: randomText(), ...(await createPkce()) };
}

/**
 * Asks the organisation where the sign-in stands. With a handle it goes on where it was; without one it
 * begins.
 * @param {Transaction} transaction
 */
export async function start(transaction) {
  if (transaction.hosted) transaction.stateHandle ??= await stateHandleOf(transaction);
  const { settings, codeVerifier, hosted, path, ...known } = transaction;
  const { issuer, clientId, redirectUri, scopes } = settings;
  const config = {
    issuer,
    clientId,
    redirectUri,
    scopes,
    ...known,
    version: idx.LATEST_SUPPORTED_IDX_API_VERSION,
    // What is typed here goes to the organisation, whatever an answer says.
    allowedOrigins: URL.canParse(issuer) ? [new URL(issuer).origin] : undefined,
  };
  const idxState = await settle(idx.start(config));
  // A resumed state has no handle of its own to persist, so the one it was resumed with stays.
  transaction.interactionHandle = idxState.toPersist?.interactionHandle ?? transaction.interactionHandle;
  // They began the interaction that the handle now stands for.
  delete transaction.activationToken;
  delete transaction.recoveryToken;
  keepTransaction(transaction);
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
 * Exchanges the code for tokens and ends the transaction.
 * @param {Transaction} transaction
 * @param {import('./tokens.mjs').Grant} grant
 */
export async function finish(transaction, grant) {
  const tokens = await exchangeCode(transaction.settings, grant, transaction.codeVerifier);
  forgetTransaction();
  return tokens;
}

const RETURNED = ['state', 'interaction_code', 'code', 'error', 'error_description'];

/**
 * What a redirect brought back in the query, taken out of the address bar.
 * @param {Transaction | undefined} transaction
 * @returns {{ grant?: import('./tokens.mjs').Grant, problem?: object } | undefined}
 */
export function takeRedirect(transaction) {
  const url = new URL(location.href);
  const [state, interactionCode, code, error, description] = RETURNED.map(
    (name) => url.searchParams.get(name) ?? undefined,
  );
  if (!interactionCode && !code && !error) return undefined;
  RETURNED.forEach((name) => url.searchParams.delete(name));
  history.replaceState(null, '', url);
  if (!transaction || state !== transaction.state) {
    return {
      problem: { error: 'state_mismatch', error_description: 'The redirect belongs to no sign-in of this tab.' },
    };
  }
  if (interactionCode) return { grant: { interaction_code: interactionCode } };
  if (code) return { grant: { code } };
  // More steps are needed: the caller resumes with the interaction handle it has kept.
  return error === 'interaction_required' ? undefined : { problem: { error, error_description: description } };
}
