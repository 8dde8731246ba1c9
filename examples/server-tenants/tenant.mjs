import { createHash, randomBytes } from 'node:crypto';

import { createClient } from 'okta-idx-wasm';
import { resume, save } from 'okta-idx-wasm/flow';

import { settle } from './forms.mjs';

/** As `fetch`, but gives up after ten seconds. */
const fetchInTime = (url, init) => {
  const signals = [AbortSignal.timeout(10_000), init?.signal].filter(Boolean);
  return fetch(url, { ...init, signal: AbortSignal.any(signals) });
};

/** What one tenant needs. Its client shares nothing with those of other tenants. */
export function createTenant({ issuer, clientId, clientSecret, redirectUri, language, fetch = fetchInTime }) {
  const client = createClient({
    fetch,
    headers: { 'Accept-Language': language },
    allowedOrigins: [new URL(issuer).origin], // passwords are sent to no other
  });

  return {
    /** Begins a flow: the PKCE verifier (RFC 7636) and the state as a text. Both are secrets of the server. */
    async start() {
      const codeVerifier = randomBytes(32).toString('base64url');
      const state = await settle(
        client.start({
          issuer,
          clientId,
          clientSecret,
          redirectUri,
          scopes: ['openid', 'profile', 'email'],
          codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
          codeChallengeMethod: 'S256',
          state: randomBytes(16).toString('base64url'),
          version: '1.0.0',
        }),
      );
      return { codeVerifier, saved: save(state) };
    },

    /** The state of a flow, without a request. */
    stateOf: ({ saved }) => resume(saved, client),

    /** The flow with its next state. */
    advance: (flow, state) => ({ ...flow, saved: save(state) }),

    /** Exchanges the code for tokens. Resolves to the claims of the ID token. */
    async redeem({ codeVerifier }, interactionCode) {
      const response = await fetch(`${issuer}/v1/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
        body: new URLSearchParams({
          grant_type: 'interaction_code',
          interaction_code: interactionCode,
          code_verifier: codeVerifier,
          redirect_uri: redirectUri,
        }),
      });
      if (!response.ok) throw new Error(`The token endpoint answered ${response.status}`);
      const { id_token } = await response.json();
      // It came directly from the issuer, so its signature need not be verified (OpenID Connect Core, 3.1.3.7).
      return JSON.parse(Buffer.from(id_token.split('.')[1], 'base64url').toString());
    },
  };
}
