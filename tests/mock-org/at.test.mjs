// @ts-check
// Flows that begin in the middle.
import assert from 'node:assert/strict';
import test from 'node:test';

import { createOrg, names, post } from './installed.mjs';

const { remediations } = await (await createOrg().fetch('/__vocabulary.json')).json();

test('every remediation and action that the org has can be begun at', () => {
  const org = createOrg();
  assert.ok(remediations.length > 30);
  for (const remediation of remediations) {
    org.reset();
    const { response, stateHandle } = org.at(remediation);
    assert.equal(response.stateHandle, stateHandle, remediation);
    assert.ok(JSON.stringify(response).includes(`"name":"${remediation}"`), remediation);
  }
});

test('the flow goes on from there, and nothing was recorded', async () => {
  const org = createOrg();
  const flow = org.at('challenge-authenticator', { authenticator: 'email' });
  assert.deepEqual(org.requests.length, 0);
  assert.equal(flow.response.currentAuthenticatorEnrollment.value.type, 'email');
  const resumed = await post(org, '/idp/idx/introspect', { interactionHandle: flow.interactionHandle });
  assert.equal(resumed.stateHandle, flow.stateHandle);
  const credentials = { passcode: org.inbox.code(/** @type {string} */ (flow.login)) };
  const answer = { stateHandle: flow.stateHandle, credentials };
  assert.ok((await post(org, '/idp/idx/challenge/answer', answer)).version);
});

test('a client and a login can be asked for', () => {
  const org = createOrg();
  const flow = org.at('select-authenticator-authenticate', { login: 'every@example.com', clientId: 'demo-client' });
  assert.deepEqual([flow.login, flow.clientId], ['every@example.com', 'demo-client']);
  assert.ok(names(flow.response).includes('select-authenticator-authenticate'));
});

test('an org with people of its own has ways, too', () => {
  const org = createOrg({ users: [{ login: 'ann@example.com', password: 'pw' }], scenario: 'two-factor' });
  assert.equal(org.at('challenge-authenticator', { authenticator: 'email' }).login, 'ann@example.com');
  assert.equal(org.at('issue').response.successWithInteractionCode.name, 'issue');
});

test('what nothing leads to is an error, and leaves the org as it was', () => {
  const org = createOrg({ users: [{ login: 'ann@example.com', password: 'pw' }] });
  assert.throws(() => org.at('dance'), /at: dance is no remediation or action of this org/);
  const nowhere = /at: no flow of this org leads to challenge-authenticator, authenticator phone/;
  assert.throws(() => org.at('challenge-authenticator', { authenticator: 'phone' }), nowhere);
  assert.deepEqual(org.inbox.messages(), []);
});
