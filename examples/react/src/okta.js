// The first and the last request of a sign-in: the start, with PKCE, and the tokens.
import idx from 'okta-idx-wasm';

export const config = {
  issuer: 'http://localhost:8701/oauth2/default', // of `npx okta-mock-org --port 8701`
  clientId: 'demo-client',
  redirectUri: location.origin + location.pathname,
  scopes: ['openid', 'profile', 'email'],
};

/** What survives a reload: the PKCE verifier (RFC 7636), `state` and the interaction handle. */
const KEY = 'sign-in';

/** Forgets the flow, so that the next start begins a new one. */
export const forget = () => sessionStorage.removeItem(KEY);

const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replace(/\W/g, (character) => ({ '+': '-', '/': '_', '=': '' })[character]);
const randomText = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Starts a flow, or resumes that of this tab. */
export async function start({ signal } = {}) {
  const kept = JSON.parse(sessionStorage.getItem(KEY));
  const { codeVerifier, ...flow } = kept ?? { codeVerifier: randomText(), state: randomText() };
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier));
  const state = await idx.start({
    ...config,
    ...flow,
    codeChallenge: base64url(new Uint8Array(hash)),
    codeChallengeMethod: 'S256',
    allowedOrigins: [new URL(config.issuer).origin], // passwords are sent to no other
    version: '1.0.0',
    signal,
  });
  const { interactionHandle } = state.toPersist; // absent from a resumed flow, which has it already
  sessionStorage.setItem(KEY, JSON.stringify({ codeVerifier, interactionHandle, ...flow }));
  return state;
}

/** Exchanges the interaction code for tokens: access_token, id_token, … */
export async function redeem({ interactionCode }) {
  const { codeVerifier } = JSON.parse(sessionStorage.getItem(KEY));
  const response = await fetch(`${config.issuer}/v1/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'interaction_code',
      interaction_code: interactionCode,
      code_verifier: codeVerifier,
      client_id: config.clientId,
      redirect_uri: config.redirectUri,
    }),
  });
  if (!response.ok) throw new Error(`The token endpoint answered ${response.status}`);
  forget();
  return response.json();
}
