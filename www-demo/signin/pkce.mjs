/** Proof Key for Code Exchange (RFC 7636), with the Web Crypto API. */

/** @param {Uint8Array} bytes */
const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** A random string: 43 characters from 32 random bytes, as RFC 7636 recommends. */
export const randomText = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/**
 * A secret verifier to keep, and the challenge to send.
 * @returns {Promise<{ codeVerifier: string, codeChallenge: string, codeChallengeMethod: 'S256' }>}
 */
export async function createPkce() {
  // `crypto.subtle` is missing on pages served over plain http, except from localhost.
  if (!crypto.subtle) throw new Error('PKCE needs a secure page: open it over https or from localhost.');
  const codeVerifier = randomText();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier));
  return { codeVerifier, codeChallenge: base64url(new Uint8Array(digest)), codeChallengeMethod: 'S256' };
}
