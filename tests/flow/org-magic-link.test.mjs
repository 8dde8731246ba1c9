// @ts-check
// Magic links of the mock org, which bring a passcode to the application.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { LIBRARIES, POLL, REDIRECT_URI, TIME, configOf, identify, rejection, startFlowOrg } from './org-harness.mjs';

const MAGGIE = 'magic@example.com';

for (const { name, idx, flow } of LIBRARIES) {
  test(
    `${name}: a magic link opened in the same browser is a callback with the passcode of the flow`,
    TIME,
    async (t) => {
      const org = await startFlowOrg(t);
      const state = await identify(idx, org, MAGGIE, { state: 'state of the flow' });
      const url = await org.followLink(MAGGIE);
      const expected = { redirectUri: REDIRECT_URI, state: state.toPersist.state };
      const answer = flow.callback(url, expected);
      assert.deepEqual(answer, { kind: 'otp', otp: await org.code(MAGGIE) });
      const done = await flow.answerOtp(state, await org.code(MAGGIE));
      assert.equal(typeof done.interactionCode, 'string');
      assert.equal((await rejection(flow.answerOtp(done, '123456'))).code, 'ERR_IDX_NO_PASSCODE');
    },
  );

  test(
    `${name}: a magic link whose state or redirect URI does not match is refused, and nothing is sent`,
    TIME,
    async (t) => {
      const org = await startFlowOrg(t);
      await identify(idx, org, MAGGIE, { state: 'one' });
      const url = await org.followLink(MAGGIE);
      for (const expected of [
        { redirectUri: REDIRECT_URI, state: 'other' },
        { redirectUri: 'http://localhost:8081/callback', state: 'one' },
      ]) {
        assert.throws(
          () => flow.callback(url, expected),
          (/** @type {any} */ error) => {
            assert.equal(error.code, 'ERR_IDX_CALLBACK');
            assert.doesNotMatch(`${error.stack}`, /otp=|other/);
            return true;
          },
        );
      }
      assert.equal(await org.requests('/challenge/answer'), 0);
    },
  );

  test(`${name}: the poll of the first tab goes on when another browser gives the passcode`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const first = await identify(idx, org, MAGGIE);
    const { interactionHandle } = first.toPersist;
    let code;
    let polls = 0;
    const polled = await flow.poll(first, {
      async wait() {
        if (++polls !== 3) return;
        // The other browser does not know the flow's state, but its server may know the handle.
        const answer = flow.callback(await org.followLink(MAGGIE), { redirectUri: REDIRECT_URI });
        assert.equal(answer.kind, 'otp');
        const second = await idx.start({ ...configOf(org.origin), interactionHandle });
        code = (await flow.answerOtp(second, answer.otp)).interactionCode;
      },
    });
    assert.equal(typeof code, 'string');
    assert.equal(polled.interactionCode, code);
    assert.equal(await org.requests(POLL), 3);
  });

  test(
    `${name}: another browser with a flow of its own cannot answer, and the first one still can`,
    TIME,
    async (t) => {
      const org = await startFlowOrg(t);
      const first = await identify(idx, org, MAGGIE);
      const answer = flow.callback(await org.followLink(MAGGIE), { redirectUri: REDIRECT_URI });
      assert.equal(answer.kind, 'otp');
      const other = await idx.start(configOf(org.origin));
      assert.equal((await rejection(flow.answerOtp(other, answer.otp))).code, 'ERR_IDX_NO_PASSCODE');
      assert.equal(await org.requests('/challenge/answer'), 0);
      assert.equal(typeof (await flow.answerOtp(first, answer.otp)).interactionCode, 'string');
    },
  );

  test(`${name}: answerOtp rejects like proceed, and the next passcode is taken`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const state = await identify(idx, org, MAGGIE);
    const refused = await rejection(flow.answerOtp(state, 'wrong'));
    assert.equal(flow.messages(refused)[0].path, 'credentials.passcode');
    const done = await flow.answerOtp(refused, await org.code(MAGGIE));
    assert.equal(typeof done.interactionCode, 'string');
  });
}
