/** The last step: a code and the PKCE verifier become tokens. */

/**
 * The authorization server's endpoints live under the issuer; an issuer without `/oauth2` is the
 * organisation itself, whose endpoints live under `/oauth2`.
 * @param {string} issuer
 */
export function baseUrlOf(issuer) {
  const trimmed = issuer.replace(/\/+$/, '');
  return trimmed.includes('/oauth2') ? trimmed : `${trimmed}/oauth2`;
}

/**
 * @typedef {object} Tokens
 * @property {string} [id_token]
 * @property {string} [access_token]
 * @property {string} [refresh_token]
 * @property {string} [token_type]
 * @property {string} [scope]
 * @property {number} [expires_in] seconds
 */

/** What is redeemed: the code of an interaction, or that of a redirect. @typedef {{ interaction_code: string } | { code: string }} Grant */

/**
 * @param {{ issuer: string, clientId: string, redirectUri: string }} settings
 * @param {Grant} grant
 * @param {string} codeVerifier
 * @returns {Promise<Tokens>} rejects with the server's `{ error, error_description }`, or an Error
 */
export async function exchangeCode(settings, grant, codeVerifier) {
  const response = await fetch(`${baseUrlOf(settings.issuer)}/v1/token`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: String(
      new URLSearchParams({
        grant_type: 'code' in grant ? 'authorization_code' : 'interaction_code',
        client_id: settings.clientId,
        ...grant,
        code_verifier: codeVerifier,
        redirect_uri: settings.redirectUri,
      }),
    ),
  });
  const answer = await response.json();
  if (!response.ok) throw answer;
  return answer;
}

/**
 * The claims inside a JWT. They are read, not verified: the token came over TLS straight from the
 * issuer (OpenID Connect Core 3.1.3.7). A server that is handed a token must check its signature.
 * @param {unknown} token
 * @returns {Record<string, unknown> | undefined}
 */
export function claimsOf(token) {
  try {
    const payload = String(token).split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === 'object' && claims !== null ? claims : undefined;
  } catch {
    return undefined;
  }
}
