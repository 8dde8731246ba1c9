// @ts-check
// A very large response makes the core's memory grow. That memory is freed afterwards.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { requireInstalled } from '../support/installed.mjs';
import { allocated } from './allocated.mjs';

const range = (/** @type {number} */ count, /** @type {(at: number) => any} */ make) =>
  Array.from({ length: count }, (_, at) => make(at));

/** Of 400,000 entries each. @type {Record<string, (count: number) => any>} */
const LARGE = {
  'relatesTo paths': (count) => ({
    remediation: {
      value: [
        { name: 'x', value: [{ name: 'y', options: range(count, (at) => ({ relatesTo: `$.list.value[${at}]` })) }] },
      ],
    },
    list: { value: range(count, (id) => ({ id })) },
  }),
  'top-level fields': (count) => Object.fromEntries(range(count, (at) => [`field${at}`, at])),
  'fields of a form': (count) => ({
    remediation: { value: [{ name: 'x', value: range(count, (at) => ({ name: `field${at}` })) }] },
  }),
};

const before = ['okta-idx-wasm', 'okta-idx-wasm/js'].map((entry) => {
  const { makeIdxState } = requireInstalled(entry).default;
  return {
    entry,
    makeIdxState,
    state: makeIdxState({ remediation: { value: [{ name: 'before', href: 'https://org.test/' }] } }),
  };
});
globalThis.fetch = /** @type {any} */ (async () => new Response('{"interactionCode":1}'));

// Once, with both cores and the runtime's `Response` loaded: what one test leaves behind must not raise the bound of the next.
await Promise.all(before.map(({ state }) => state.proceed('before')));
const small = await allocated(0, 500);

for (const { entry, makeIdxState, state } of before) {
  for (const [name, make] of Object.entries(LARGE)) {
    test(`${entry}: after 400,000 ${name} at most 3 MB more are allocated than before`, async () => {
      // In a function of its own, so that all of it can be collected afterwards.
      (() => {
        const raw = make(400_000);
        assert.equal(makeIdxState(raw).rawIdxState, raw);
      })();
      assert.deepEqual(makeIdxState({ plain: 'text' }).context, { plain: 'text' });
      const after = await allocated(small + 3, 10_000);
      assert.ok(after < small + 3, `${small.toFixed(1)} MB before, ${after.toFixed(1)} MB after`);
      assert.equal((await state.proceed('before')).context.interactionCode, 1, 'a state made before works on');
    });
  }
}
