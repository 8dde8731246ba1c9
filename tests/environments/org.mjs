// @ts-check
// The mock org, and what it says to the codes that rows bring home.
import assert from 'node:assert/strict';

import { service } from './process.mjs';

/** The verifier of the challenge in consumers/flow.mjs. */
const CODE_VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

/**
 * Starts the mock org.
 * @param {string} program
 * @param {string} cwd
 */
export async function startOrg(program, cwd) {
  const { told, stop } = service(program, ['--port', '0'], { cwd, ready: /^(\{.*"org".*\})$/m });
  const [, line] = await told;
  const { org } = JSON.parse(line);
  // localhost is two addresses, and not every runtime tries the second one.
  return { origin: String(org).replace('localhost', '127.0.0.1'), stop };
}

/**
 * Checks what a consumer brought home: the code is one that the org itself takes.
 * @param {any} outcome
 * @param {string} org
 * @param {{ core?: string, fetches?: RegExp }} wanted
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
  assert.ok(response.ok && grant.access_token, `the org does not take the code: ${JSON.stringify(grant)}`);
}
