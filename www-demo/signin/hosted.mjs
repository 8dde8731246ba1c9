/**
 * A sign-in that the organisation's own page would show. `authorize` starts it and writes a state token into that
 * page. The mock organisation returns the token instead, so this page can continue the sign-in.
 */
import { baseUrlOf } from './tokens.mjs';

/**
 * @param {import('./flow.mjs').Transaction} transaction
 * @returns {Promise<string>} the `stateHandle` to start with
 */
export async function stateHandleOf({ settings, state, codeChallenge, codeChallengeMethod }) {
  const url = new URL(`${baseUrlOf(settings.issuer)}/v1/authorize`);
  url.search = String(
    new URLSearchParams({
      client_id: settings.clientId,
      response_type: 'code',
      scope: settings.scopes.join(' '),
      redirect_uri: settings.redirectUri,
      state,
      code_challenge: codeChallenge,
      code_challenge_method: codeChallengeMethod,
    }),
  );
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  const answer = await response.json();
  if (!response.ok) throw answer;
  return answer.stateToken;
}
