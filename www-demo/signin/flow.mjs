/** One sign-in, from the first request to the tokens. It survives a reload. */
import idx from '../okta-idx-wasm/index.mjs';
import { dataOf } from '../dom.mjs';
import { stateHandleOf } from './hosted.mjs';
import { createPkce, randomText } from './pkce.mjs';
import { exchangeCode, orgOf } from './tokens.mjs';

/** The package's client, which takes interceptors. */
export const { client } = idx;

const KEY = 'idx-demo.transaction';
/** The same for all tabs, while a link in a mail may open another one. */
const LINKED = 'idx-demo.linked';

/**
 * The data that must survive a reload. It contains no passwords and no issued tokens, and is lost with the tab.
 * @typedef {object} Transaction
 * @property {import('./settings.mjs').Settings} settings that the sign-in started with
 * @property {string} state
 * @property {string} codeVerifier
 * @property {string} codeChallenge
 * @property {'S256'} codeChallengeMethod
 * @property {string} [interactionHandle]
 * @property {string} [stateHandle] of a sign-in that the organisation's own page started
 * @property {boolean} [hosted] whether the sign-in starts on that page
 * @property {string} [activationToken] until it is used
 * @property {string} [recoveryToken] until it is used
 * @property {import('../inspector/path.mjs').Stop[]} [path] the steps so far
 * @property {import('./heading.mjs').FlowKind} [kind]
 * @property {number} [newestBefore] the id of the newest message in a mock organisation's inbox when it started
 */

/** @param {string | null} text @returns {Transaction | undefined} */
function parsed(text) {
  try {
    return JSON.parse(text ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** The sign-in of this tab. */
export const savedTransaction = () => parsed(sessionStorage.getItem(KEY));

/** The sign-in of any tab that waits for a link in a mail. @param {string | null} state @returns {Transaction | undefined} */
export function linkedTransaction(state) {
  const linked = parsed(localStorage.getItem(LINKED));
  return linked && linked.state === state ? linked : undefined;
}

/** Lets another tab of this browser answer a link. @param {Transaction} transaction */
export const linkTransaction = ({ path, kind, ...transaction }) =>
  localStorage.setItem(LINKED, JSON.stringify(transaction));

export function forgetTransaction() {
  const state = savedTransaction()?.state;
  if (state && linkedTransaction(state)) localStorage.removeItem(LINKED);
  sessionStorage.removeItem(KEY);
}

/** Stores it for a reload or a redirect back to this page. @param {Transaction} transaction */
export const keepTransaction = (transaction) => sessionStorage.setItem(KEY, JSON.stringify(transaction));

/**
 * Creates a transaction, without a request.
 * @param {import('./settings.mjs').Settings} settings
 * @param {{ tokens?: import('./settings.mjs').StartTokens, hosted?: boolean, newestBefore?: number }} [how]
 * @returns {Promise<Transaction>}
 */
export async function newTransaction(settings, { tokens = {}, hosted = false, newestBefore } = {}) {
  return { settings, ...tokens, hosted, newestBefore, state: randomText(), ...(await createPkce()) };
}

/**
 * Resumes the sign-in if the transaction has a handle, else starts it.
 * @param {Transaction} transaction
 */
export async function start(transaction) {
  if (transaction.hosted) transaction.stateHandle ??= await stateHandleOf(transaction);
  const { settings, codeVerifier, hosted, path, kind, newestBefore, ...known } = transaction;
  const { issuer, clientId, redirectUri, scopes } = settings;
  const isUrl = URL.canParse(issuer);
  const config = {
    issuer,
    // Without it, the package takes the issuer's origin.
    domain: isUrl ? orgOf(issuer) : undefined,
    clientId,
    redirectUri,
    scopes,
    ...known,
    version: idx.LATEST_SUPPORTED_IDX_API_VERSION,
    // Actions can carry passwords, so they are sent only to the organisation.
    allowedOrigins: isUrl ? [new URL(issuer).origin] : undefined,
  };
  const idxState = await settle(idx.start(config));
  // A resumed state has no handle in `toPersist`, so the previous one is kept.
  transaction.interactionHandle = idxState.toPersist?.interactionHandle ?? transaction.interactionHandle;
  // These tokens are needed only to start an interaction, which now has a handle.
  delete transaction.activationToken;
  delete transaction.recoveryToken;
  keepTransaction(transaction);
  return idxState;
}

/**
 * Awaits a call and returns its state. An IDX error, such as a wrong password, *rejects* with a state that has
 * messages and often the same form again. That state is returned like any other. All other errors are rethrown, such
 * as a network failure or a response that is not IDX.
 * @param {Promise<any>} call of `idx.start`, `idxState.proceed` or one of `idxState.actions`
 */
export async function settle(call) {
  try {
    return await call;
  } catch (error) {
    const state = error?.error?.details ?? error;
    if (!isIdxState(state) || !saysSomething(state)) throw error;
    refused.add(state);
    return state;
  }
}

/** The states with which a call rejected. */
const refused = new WeakSet();

/** Whether a call rejected with this state. @param {any} state */
export const wasRefused = (state) => refused.has(state);

const isIdxState = (value) => typeof value?.proceed === 'function' && Array.isArray(value.neededToProceed);

const saysSomething = (state) =>
  state.neededToProceed.length > 0 || state.context?.messages || state.hasInteractionCode();

/** Whether a state has no next step and no code to exchange. @param {any} state */
export const isOver = (state) => state.neededToProceed.length === 0 && !state.hasInteractionCode();

/** Whether a state waits for the passcode or the link of a mail. @param {any} state */
export const mailsLink = (state) =>
  state.neededToProceed.some(({ relatesTo }) => dataOf(relatesTo)?.key === 'okta_email');

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
