// @ts-check
// A hundred thousand states made, proceeded and dropped, and twenty thousand polls leave no memory behind.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';

import { run } from '../support/process.mjs';
import { COUNTS, checkReport, folder, growth, megabytes, SLACK, TIMEOUT } from './soak/report.mjs';

const inNode = async (/** @type {unknown[]} */ ...given) => {
  const args = ['--expose-gc', path.join(folder, 'node.mjs'), ...given.map(String)];
  return JSON.parse(await run(process.execPath, args, { seconds: TIMEOUT / 1000 }));
};

for (const entry of ['okta-idx-wasm', 'okta-idx-wasm/js']) {
  test(`Node.js, ${entry}: ${COUNTS.states} states and ${COUNTS.polls} polls leave no memory behind`, {
    timeout: TIMEOUT,
  }, async (t) => {
    const report = await inNode(entry, COUNTS.states, COUNTS.polls);
    checkReport(report, entry === 'okta-idx-wasm');
    assert.deepEqual(report.spoken, [], 'nothing is printed');
    t.diagnostic(`${megabytes(report)}; ${report.seconds.toFixed(1)} s`);
  });
}

test('Node.js: states that are kept make the heap grow', { timeout: TIMEOUT }, async () => {
  const report = await inNode('okta-idx-wasm', 2_000, 100, 'keep');
  assert.equal(report.kept, 2_000);
  assert.ok(growth(report) > SLACK, `only ${growth(report)} bytes`);
});
