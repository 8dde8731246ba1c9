// @ts-check
// Passwords, forms and their messages, against the mock org.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  LIBRARIES,
  PASSWORDS,
  TIME,
  configOf,
  identify,
  namesOf,
  passcode,
  rejection,
  startFlowOrg,
  until,
} from './org-harness.mjs';
import { startWitness } from './org-witness.mjs';

const ADA = 'ada@example.com';
const SELECT = 'select-authenticator-authenticate';
const ANSWER = '/challenge/answer';

for (const { name, idx, flow, isOriginal } of LIBRARIES) {
  if (!isOriginal) {
    test(
      `${name}: an aborted password rejects with the very reason, and the same state sends it again`,
      TIME,
      async (t) => {
        const witness = await startWitness(t, await startFlowOrg(t));
        const state = await identify(idx, witness, ADA);
        witness.hold(ANSWER);
        const gone = new AbortController();
        const reason = { said: 'stop' };
        const sent = state.proceed('challenge-authenticator', passcode(PASSWORDS[ADA]), { signal: gone.signal });
        await until(() => witness.of(ANSWER).length === 1);
        gone.abort(reason);
        assert.equal(await rejection(sent), reason);
        await until(() => witness.of(ANSWER)[0].state === 'cancelled');
        witness.release(ANSWER);
        const done = await state.proceed('challenge-authenticator', passcode(PASSWORDS[ADA]));
        assert.equal(typeof done.interactionCode, 'string');
        assert.equal(witness.of(ANSWER).length, 2);
      },
    );

    test(
      `${name}: a slow answer to a wrong password is aborted at once, and the right one signs in`,
      TIME,
      async (t) => {
        const org = await startFlowOrg(t);
        const state = await identify(idx, org, ADA);
        await org.plan({ path: ANSWER, fault: { delay: { ms: 60_000 } } });
        const gone = new AbortController();
        const sent = state.proceed('challenge-authenticator', passcode('Wrong-1'), { signal: gone.signal });
        await until(async () => (await org.faults('delay')) === 1);
        gone.abort();
        assert.equal(await rejection(sent), gone.signal.reason);
        const done = await state.proceed('challenge-authenticator', passcode(PASSWORDS[ADA]));
        assert.equal(typeof done.interactionCode, 'string');
        assert.equal(await org.requests(ANSWER), 2);
      },
    );
  }

  test(
    `${name}: messages has the message of a wrong password, and that of a wrong code with its path`,
    TIME,
    async (t) => {
      const org = await startFlowOrg(t);
      const state = await identify(idx, org, ADA);
      assert.deepEqual(flow.messages(state), []);
      const refused = await rejection(state.proceed('challenge-authenticator', passcode('Wrong-1')));
      assert.deepEqual(flow.messages(refused), [
        { text: 'Password is incorrect', key: 'incorrectPassword', class: 'ERROR', params: [] },
      ]);
      const email = await identify(idx, org, 'katherine@example.com');
      const [{ key, path, ...message }, ...more] = flow.messages(
        await rejection(email.proceed('challenge-authenticator', passcode('none'))),
      );
      assert.deepEqual(message, { text: 'Invalid code. Try again.', class: 'ERROR', params: [] });
      assert.deepEqual([key, path, more], ['api.authn.error.PASSCODE_INVALID', 'credentials.passcode', []]);
    },
  );

  test(`${name}: fields, validate and messages name the fields of a registration by path`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const first = await idx.start(configOf(org.origin));
    const state = await first.proceed('select-enroll-profile', {});
    const [form] = state.neededToProceed;
    const shown = flow.fields(form).map(({ type, secret, visible, messages, ...field }) => field);
    assert.deepEqual(shown, [
      { path: 'userProfile.lastName', label: 'Last name', required: true, minLength: 1, maxLength: 50 },
      { path: 'userProfile.firstName', label: 'First name', required: true, minLength: 1, maxLength: 50 },
      { path: 'userProfile.email', label: 'Email', required: true, minLength: 5, maxLength: 100 },
    ]);

    const wrong = { userProfile: { firstName: '', lastName: 'x'.repeat(51), email: 'a@b', nickname: 'A' } };
    assert.deepEqual(flow.validate(form, wrong), [
      { path: 'userProfile.lastName', problem: 'tooLong', limit: 50 },
      { path: 'userProfile.firstName', problem: 'required' },
      { path: 'userProfile.email', problem: 'tooShort', limit: 5 },
      { path: 'userProfile.nickname', problem: 'unknown' },
    ]);
    const refused = await rejection(state.proceed('enroll-profile', wrong));
    assert.deepEqual(
      flow.messages(refused).map(({ path, key }) => [path, key]),
      [
        ['userProfile.lastName', 'registration.error.doesNotMatchPattern'],
        ['userProfile.firstName', 'model.validation.field.blank'],
        ['userProfile.email', 'registration.error.doesNotMatchPattern'],
      ],
    );

    // A rule of the server that is not in the form is not checked.
    const odd = { userProfile: { firstName: 'Ada', lastName: 'Byron', email: 'no address' } };
    assert.deepEqual(flow.validate(form, odd), []);
    assert.deepEqual(
      flow.messages(await rejection(refused.proceed('enroll-profile', odd))).map(({ path }) => path),
      ['userProfile.email'],
    );

    const good = { userProfile: { ...odd.userProfile, email: 'byron@example.com' } };
    assert.deepEqual(flow.validate(form, good), []);
    const next = await refused.proceed('enroll-profile', good);
    assert.deepEqual(namesOf(next), ['enroll-authenticator', 'select-authenticator-enroll']);
  });

  test(
    `${name}: the value of each option of fields, with those of its own fields, is what the org takes`,
    TIME,
    async (t) => {
      const org = await startFlowOrg(t);
      const state = await identify(idx, org, 'every@example.com');
      const form = state.neededToProceed.find((/** @type {any} */ { name }) => name === SELECT);
      const [{ path, options = [] }] = flow.fields(form);
      assert.equal(path, 'authenticator');
      const taken = [];
      for (const { label, value, fields } of options) {
        const own = fields.map(({ path, options = [] }) => [path.split('.').at(-1), options[0].value]);
        const params = { authenticator: { .../** @type {object} */ (value), ...Object.fromEntries(own) } };
        assert.deepEqual(flow.validate(form, params), []);
        const next = await state.proceed(SELECT, params);
        const { currentAuthenticator, currentAuthenticatorEnrollment } = next.rawIdxState;
        taken.push([label, (currentAuthenticator ?? currentAuthenticatorEnrollment).value.displayName]);
      }
      assert.equal(taken.length, 6);
      for (const [label, chosen] of taken) assert.equal(chosen, label);
      const unknown = flow.validate(form, { authenticator: { id: 'another' } });
      assert.deepEqual(unknown, [{ path: 'authenticator', problem: 'notAnOption' }]);
    },
  );
}
