/** The last step: exchanges a code and the PKCE verifier for tokens. */

/**
 * The base URL of the authorization server's endpoints. It is the issuer; for an issuer without `/oauth2`, which is
 * the organisation itself, `/oauth2` is added.
 * @param {string} issuer
 */
export function baseUrlOf(issuer) {
  const trimmed = issuer.replace(/\/+$/, '');
  return trimmed.includes('/oauth2') ? trimmed : `${trimmed}/oauth2`;
}

/** The URL of the organisation: its origin, with a path if it is below one. @param {string} issuer */
export const orgOf = (issuer) => baseUrlOf(issuer).replace(/\/oauth2(\/[^/]*)?$/, '');

/**
 * @typedef {object} Tokens
 * @property {string} [id_token]
 * @property {string} [access_token]
 * @property {string} [refresh_token]
 * @property {string} [token_type]
 * @property {string} [scope]
 * @property {number} [expires_in] seconds
 */

/**
 * The code to exchange: an interaction code, or the authorization code of a redirect.
 * @typedef {{ interaction_code: string } | { code: string }} Grant
 */

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
 * The header and the claims of a JWT (RFC 7519). The signature is not verified, because the token came over TLS directly
 * from the issuer (OpenID Connect Core 3.1.3.7). A server that receives a token must verify it.
 * @param {unknown} token
 * @returns {{ header: Record<string, unknown>, claims: Record<string, unknown> } | undefined} `undefined` for a token that
 *   is no JWT
 */
export function partsOf(token) {
  const [header, claims] = String(token).split('.').map(objectOf);
  return header && claims && { header, claims };
}

/** @param {string} part in base64url @returns {Record<string, unknown> | undefined} */
function objectOf(part) {
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
    const value = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
