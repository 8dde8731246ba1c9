// @ts-check
// States that are saved in one process and resumed in another, against the mock org.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { run } from '../support/process.mjs';
import { LIBRARIES, PASSWORDS, POLL, TIME, identify, namesOf, startFlowOrg } from './org-harness.mjs';

const CHILD = fileURLToPath(new URL('org-resume.mjs', import.meta.url));
const ADA = 'ada@example.com';

for (const { name, idx, flow } of LIBRARIES) {
  for (const LIBRARY of new Set([name, 'okta-idx-wasm'])) {
    test(
      `${name}: a saved state is resumed by ${LIBRARY} in another process, without a request, and signs in there`,
      TIME,
      async (t) => {
        const org = await startFlowOrg(t);
        const state = await identify(idx, org, ADA);
        const SAVED = flow.save(state);
        assert.doesNotMatch(SAVED.split('\n')[0], /[{"]/);
        await org.plan();
        const output = await run(process.execPath, [CHILD], { env: { SAVED, LIBRARY, PASSCODE: PASSWORDS[ADA] } });
        const { interactionCode, ...found } = JSON.parse(output.split('\n').at(-1) ?? '');
        assert.deepEqual(found, {
          names: namesOf(state),
          actions: Object.keys(state.actions),
          toPersist: JSON.parse(JSON.stringify(state.toPersist)),
          isSame: true,
        });
        assert.equal(typeof interactionCode, 'string');
        assert.equal(await org.requests('/challenge/answer'), 1);
        assert.equal(await org.requests(''), 1);
      },
    );
  }

  test(`${name}: a state that is resumed polls on`, TIME, async (t) => {
    const org = await startFlowOrg(t);
    const text = flow.save(await identify(idx, org, 'push@example.com'));
    const state = /** @type {any} */ (flow.resume(text, idx));
    const number = state.rawIdxState.currentAuthenticator.value.contextualData.correctAnswer;
    let polls = 0;
    const done = await flow.poll(state, {
      wait: async () => {
        if (++polls === 2) await org.tap('push@example.com', number);
      },
    });
    assert.equal(typeof done.interactionCode, 'string');
    assert.equal(await org.requests(POLL), 2);
  });
}
