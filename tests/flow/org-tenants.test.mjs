// @ts-check
// Many clients of their own in one process, all at once, against the mock org.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { requireInstalled } from '../support/installed.mjs';
import { LIBRARIES, PASSWORDS, REDIRECT_URI, TIME, configOf, passcode, startFlowOrg, until } from './org-harness.mjs';
import { startWitness } from './org-witness.mjs';

const TENANTS = 50;
const USERS = /** @type {const} */ (['ada@example.com', 'donald@example.com']);

const verifierOf = (/** @type {number} */ tenant) => `verifier-of-tenant-${tenant}-`.padEnd(43, 'x');
const challengeOf = (/** @type {number} */ tenant) =>
  createHash('sha256').update(verifierOf(tenant)).digest('base64url');

/**
 * Redeems an interaction code.
 * @param {{ origin: string }} org
 * @param {string} code
 * @param {number} tenant whose verifier is sent
 */
async function tokens({ origin }, code, tenant) {
  const body = new URLSearchParams({
    grant_type: 'interaction_code',
    client_id: 'demo-client',
    redirect_uri: REDIRECT_URI,
    interaction_code: code,
    code_verifier: verifierOf(tenant),
  });
  const answer = await fetch(`${origin}/oauth2/default/v1/token`, { method: 'POST', body });
  const { id_token = '' } = await answer.json();
  const [, claims = ''] = id_token.split('.');
  return { status: answer.status, claims: JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}') };
}

for (const { name, flow, isOriginal } of LIBRARIES) {
  if (isOriginal) continue;
  const { createClient } = requireInstalled(name);

  test(`${name}: ${TENANTS} clients sign in at once, and share no header, state or code`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const witness = await startWitness(t, org);
    const all = Array.from({ length: TENANTS }, (_, tenant) => {
      /** @type {string[]} */
      const urls = [];
      const client = createClient({
        headers: { 'X-Tenant': `${tenant}` },
        userAgent: `tenant/${tenant}`,
        fetch: (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
          urls.push(url);
          return fetch(url, init);
        },
      });
      client.client.interceptors.request.use((/** @type {any} */ request) => {
        request.headers['X-Interceptor'] = `${request.headers['X-Tenant']} is ${tenant}`;
      });
      return { tenant, client, urls, user: USERS[tenant % 2] };
    });
    const done = await Promise.all(
      all.map(async ({ tenant, client, user }) => {
        const config = { state: `state ${tenant}`, codeChallenge: challengeOf(tenant) };
        const first = await client.start(configOf(witness.origin, config));
        const state = await first.proceed('identify', { identifier: user });
        const last = await state.proceed('challenge-authenticator', passcode(PASSWORDS[user]));
        return { first, state, last };
      }),
    );

    for (const { tenant, urls } of all) {
      const own = witness.requests.filter(({ headers }) => headers['x-tenant'] === `${tenant}`);
      assert.equal(own.length, 4);
      assert.equal(urls.length, 4);
      for (const { headers } of own) {
        assert.equal(headers['x-interceptor'], `${tenant} is ${tenant}`);
        assert.match(
          String(headers['x-okta-user-agent-extended']),
          new RegExp(`^okta-idx-wasm/\\S+ tenant/${tenant}$`),
        );
      }
      const { first, state, last } = done[tenant];
      const { stateHandle } = state.rawIdxState;
      assert.deepEqual(
        own.slice(2).map(({ body }) => JSON.parse(body).stateHandle),
        [stateHandle, stateHandle],
      );
      for (const it of [first, state, last]) assert.equal(it.toPersist.state, `state ${tenant}`);
    }
    assert.equal(witness.requests.length, 4 * TENANTS);
    const handles = new Set(done.map(({ state }) => state.rawIdxState.stateHandle));
    const codes = new Set(done.map(({ last }) => last.interactionCode));
    assert.deepEqual([handles.size, codes.size], [TENANTS, TENANTS]);

    // A code is good for the verifier of its flow only, and brings tokens of its user.
    const wrong = await tokens(org, done[0].last.interactionCode, 1);
    assert.equal(wrong.status, 400);
    const redeemed = await Promise.all(
      done.slice(1).map(({ last }, index) => tokens(org, last.interactionCode, index + 1)),
    );
    for (const [index, { status, claims }] of redeemed.entries()) {
      assert.deepEqual([status, claims.email], [200, all[index + 1].user]);
    }
  });

  test(`${name}: ${TENANTS} flows poll at once, and none ends another`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const { origin } = org;
    await org.loopback({ refresh: 30 });
    const states = await Promise.all(
      Array.from({ length: TENANTS }, async () => {
        const state = await createClient().start(configOf(origin));
        return state.proceed('identify', { identifier: 'fastpass@example.com' });
      }),
    );
    const shown = new Set();
    const polled = Promise.all(states.map((state) => flow.poll(state, { onState: () => shown.add(state) })));
    await until(() => shown.size === TENANTS);
    for (const { rawIdxState } of states) await org.approve(rawIdxState.authenticatorChallenge.value.challengeRequest);
    const codes = new Set((await polled).map((state) => state.interactionCode));
    assert.deepEqual([codes.size, codes.has(undefined)], [TENANTS, false]);
  });
}
