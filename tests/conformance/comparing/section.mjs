// @ts-check
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { Comparison } from './comparison.mjs';
import { peer, subjects } from './packages.mjs';

/**
 * A part of the suite, run on each entry of the package.
 * @param {string} name
 * @param {(comparison: Comparison) => void} body defines its tests
 * @param {string[]} [wanted] counts that may not stay zero
 */
export function section(name, body, wanted = []) {
  for (const subject of subjects) {
    const comparison = new Comparison(peer, subject);
    describe(`${subject.specifier}: ${name}`, () => {
      body(comparison);
      test('what was compared is counted', (t) => {
        t.diagnostic(`${subject.specifier}: ${name}: ${comparison.summary()}`);
        for (const count of ['comparisons', ...wanted]) assert.ok(comparison.counts[count] > 0, `no ${count}`);
      });
    });
  }
}
