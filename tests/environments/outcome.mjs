// @ts-check
import assert from 'node:assert/strict';

/** The verifier of the challenge in consumers/flow.mjs. */
const CODE_VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

/**
 * Checks the outcome of a sign-in: the org accepts its code.
 * @param {any} outcome
 * @param {string} org
 * @param {Pick<import('./rows.mjs').Row, 'core' | 'fetches'>} expected
 */
export async function checkOutcome(outcome, org, { core = 'WebAssembly', fetches }) {
  if (outcome?.problem) throw new Error(`the flow failed: ${outcome.problem}`);
  assert.equal(outcome?.hasInteractionCode, true, 'hasInteractionCode()');
  assert.ok(typeof outcome.code === 'string' && outcome.code.length > 0, `interactionCode: ${outcome.code}`);
  assert.equal(outcome.core, core, 'the core that ran');
  if (fetches)
    assert.ok(
      outcome.fetched.some((/** @type {string} */ url) => fetches.test(url)),
      `nothing like ${fetches} was fetched: ${outcome.fetched.join(' ')}`,
    );
  const response = await fetch(`${org}/oauth2/default/v1/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'interaction_code',
      client_id: 'demo-client',
      interaction_code: outcome.code,
      code_verifier: CODE_VERIFIER,
    }),
  });
  const grant = /** @type {any} */ (await response.json());
  assert.ok(response.ok && grant.access_token, `the org does not accept the code: ${JSON.stringify(grant)}`);
}
