// @ts-check
// A response that is far larger than any other makes the core's memory grow. It is given back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { requireThere } from './project.mjs';

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc');

/** What is allocated outside the heap, in MB. */
function outside() {
  gc();
  gc();
  return process.memoryUsage().external / 1e6;
}

const range = (/** @type {number} */ count, /** @type {(at: number) => unknown} */ make) => Array.from({ length: count }, (_, at) => make(at));

/** Of 400,000 entries each. @type {Record<string, (count: number) => any>} */
const LARGE = {
  'relatesTo paths': (count) => ({
    remediation: { value: [{ name: 'x', value: [{ name: 'y', options: range(count, (at) => ({ relatesTo: `$.list.value[${at}]` })) }] }] },
    list: { value: range(count, (id) => ({ id })) },
  }),
  'top-level fields': (count) => Object.fromEntries(range(count, (at) => [`field${at}`, at])),
  'fields of a form': (count) => ({ remediation: { value: [{ name: 'x', value: range(count, (at) => ({ name: `field${at}` })) }] } }),
};

for (const entry of ['okta-idx-wasm', 'okta-idx-wasm/js']) {
  const idx = requireThere(entry).default;
  const before = idx.makeIdxState({ remediation: { value: [{ name: 'before', href: 'https://org.test/' }] } });
  /** Before the first of them: what one leaves behind is not the ground for the next. @type {number | undefined} */
  let small;

  for (const [name, make] of Object.entries(LARGE)) {
    test(`${entry}: after 400,000 ${name} at most 3 MB more are allocated than before`, async () => {
      globalThis.fetch = /** @type {any} */ (async () => new Response('{"interactionCode":1}'));
      small = small === undefined ? outside() : small;
      // In a function of its own, so that nothing of it is alive afterwards.
      (() => {
        const raw = make(400_000);
        assert.equal(idx.makeIdxState(raw).rawIdxState, raw);
      })();
      assert.deepEqual(idx.makeIdxState({ plain: 'text' }).context, { plain: 'text' });
      const after = outside();
      assert.ok(after - small < 3, `${small.toFixed(1)} MB before, ${after.toFixed(1)} MB after`);
      assert.equal((await before.proceed('before')).context.interactionCode, 1, 'a state made before works on');
    });
  }
}
