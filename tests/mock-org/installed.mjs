// @ts-check
// The built package of the mock org, as `cargo xtask build mock-org` leaves it.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { mockOrgCore } from '../support/built.mjs';

/** A file of the package. @param {string} name */
export const file = (name) => path.join(mockOrgCore(), name);

/** @type {{ createOrg: typeof import('../../mock-org/npm/template/index.js').createOrg }} */
export const { createOrg } = await import(pathToFileURL(file('node.mjs')).href);

/** A moment at which clocks stand. */
export const NOW = '2026-01-01T00:00:00Z';

/** The example of RFC 7636, appendix B. */
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** What `interact` needs. @param {{ clientId: string, redirectUri: string }} org */
export const interactFields = ({ clientId, redirectUri }) => ({
  client_id: clientId,
  redirect_uri: redirectUri,
  scope: 'openid email profile offline_access',
  code_challenge: CHALLENGE,
  code_challenge_method: 'S256',
  state: 'a-state',
});

/** @param {Pick<import('../../mock-org/npm/template/index.js').Org, 'fetch' | 'issuer' | 'clientId' | 'redirectUri'>} org */
export async function begin(org) {
  const body = new URLSearchParams(interactFields(org));
  const { interaction_handle } = await (await org.fetch(`${org.issuer}/v1/interact`, { method: 'POST', body })).json();
  return post(org, '/idp/idx/introspect', { interactionHandle: interaction_handle });
}

/** @param {{ fetch: typeof fetch, issuer: string }} org @param {string} path @param {object} answer */
export async function post(org, path, answer) {
  const base = org.issuer.slice(0, org.issuer.indexOf('/oauth2'));
  const headers = { 'content-type': 'application/ion+json; okta-version=1.0.0' };
  return (await org.fetch(base + path, { method: 'POST', headers, body: JSON.stringify(answer) })).json();
}

/** Ada, up to the interaction code. @param {any} org */
export async function signIn(org) {
  let step = await begin(org);
  step = await post(org, '/idp/idx/identify', { stateHandle: step.stateHandle, identifier: 'ada@example.com' });
  const credentials = { passcode: 'Correct-Horse-9' };
  step = await post(org, '/idp/idx/challenge/answer', { stateHandle: step.stateHandle, credentials });
  const { value } = step.successWithInteractionCode;
  return value.find((/** @type {{ name: string }} */ it) => it.name === 'interaction_code').value;
}

/** @param {any} org @param {string} code */
export async function redeem(org, code) {
  const { clientId } = org;
  const fields = {
    grant_type: 'interaction_code',
    interaction_code: code,
    client_id: clientId,
    code_verifier: VERIFIER,
  };
  return (await org.fetch(`${org.issuer}/v1/token`, { method: 'POST', body: new URLSearchParams(fields) })).json();
}

/** The names of the forms of a response. @param {any} response @returns {string[]} */
export const names = (response) => response.remediation.value.map((/** @type {{ name: string }} */ it) => it.name);
