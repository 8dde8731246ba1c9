const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replace(/\W/g, (character) => ({ '+': '-', '/': '_', '=': '' })[character]);

/** A verifier to keep, and the challenge to send (PKCE, RFC 7636). */
export async function createPkce() {
  const codeVerifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier));
  return { codeVerifier, challenge: { codeChallenge: base64url(new Uint8Array(hash)), codeChallengeMethod: 'S256' } };
}

/** Exchanges the interaction code for tokens. */
export async function redeem({ issuer, clientId, redirectUri }, interactionCode, codeVerifier) {
  const response = await fetch(`${issuer}/v1/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'interaction_code',
      interaction_code: interactionCode,
      code_verifier: codeVerifier,
      client_id: clientId,
      redirect_uri: redirectUri,
    }),
  });
  if (!response.ok) throw new Error(`The token endpoint answered ${response.status}`);
  return response.json();
}
