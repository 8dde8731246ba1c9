// What must compile with the types of a page. Run by types.test.mjs; never executed.
import type { IdxState } from 'okta-idx-wasm';
import { callback, deviceChallenge, poll, webauthn } from 'okta-idx-wasm/flow';

declare const state: IdxState;
const { signal } = new AbortController();

export const created: Promise<Credential | null> = navigator.credentials.create(webauthn.creationOptions(state));
export const got: Promise<Credential | null> = navigator.credentials.get({
  ...webauthn.requestOptions(state, { conditional: true }),
  signal,
});
export async function register(): Promise<IdxState> {
  const credential = await navigator.credentials.create(webauthn.creationOptions(state));
  const [remediation] = state.neededToProceed;
  if (!credential || !remediation) return state;
  return state.proceed(remediation.name, webauthn.attestation(credential, remediation));
}
export const ceremony = webauthn.create(state, { signal });
export const polled: Promise<IdxState> = poll(state, { signal });
export const came = callback(location, { redirectUri: new URL('/cb', location.href) });
export const challenged = deviceChallenge(state, { signal, open: (href) => location.assign(href) });
