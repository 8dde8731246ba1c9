// @ts-check

/**
 * Throws unless the two have the same JSON text. It runs in pages, too, which have no `node:assert`.
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} what
 */
export function same(actual, expected, what) {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${what}: ${is}, not ${should}`);
}

/**
 * A transaction's step in one line.
 * @param {any} transaction
 */
export const step = ({ status, nextStep }) => [status, nextStep?.name].filter(Boolean).join(' ');

/** @param {any} transaction its messages, as texts */
export const messagesOf = ({ messages = [] }) => messages.map((/** @type {any} */ { message }) => message);

/**
 * Throws unless the transaction waits at that step.
 * @param {any} transaction
 * @param {string} name
 */
export const waits = (transaction, name) => same(step(transaction), `PENDING ${name}`, 'where the flow is');

/**
 * Throws unless the transaction ended with tokens of that person, the ID token's signature verified by the client.
 * @param {any} transaction
 * @param {{ email: string, issuer: string, client?: string }} expected
 */
export function signedIn(transaction, { email, issuer, client = 'demo-client' }) {
  same(step(transaction), 'SUCCESS', 'where the flow is');
  const { accessToken, idToken } = transaction.tokens;
  same(Object.keys(transaction.tokens).sort(), ['accessToken', 'idToken'], 'the tokens');
  same(idToken.claims.email, email, 'whose token it is');
  same(idToken.claims.iss, issuer, 'who issued it');
  same(idToken.claims.aud, client, 'for whom');
  same(accessToken.claims.sub, email, 'whose access token it is');
  same(typeof accessToken.accessToken, 'string', 'the access token');
}

/**
 * What the promise rejects with.
 * @param {Promise<unknown>} promise
 * @returns {Promise<any>}
 */
export async function rejection(promise) {
  /** @type {any} */
  let value;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`it resolved, to ${step(value ?? {})}`);
}
