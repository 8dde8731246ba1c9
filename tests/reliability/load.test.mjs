// @ts-check
// A thousand sign-ins at once, in one process, while a fifth of the answers is faulty.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';

import { startOrg } from '../support/org.mjs';
import { run } from '../support/process.mjs';
import { crowd, orgOf } from './load/crowd.mjs';

const FLOWS = Number(process.env.LOAD_FLOWS ?? 1000);
const SHARE = '0.2';
/** Faults that end a flow. */
const DEADLY = ['drop', 'reset', 'truncate', 'bad-gateway', 'empty', 'rate-limit', 'expire-handles'];

/** The outcomes of all users, in rounds. All of them are in the first. */
async function signAllIn(/** @type {string} */ entry) {
  const config = await orgOf(crowd(FLOWS));
  const org = await startOrg(['--faults', '--config', config, '--fault', SHARE, '--fault-seed', '7']);
  try {
    const child = path.join(import.meta.dirname, 'load', 'run.mjs');
    const report = await run(process.execPath, [child, entry, org.origin, String(FLOWS)], { seconds: 600 });
    return { origin: org.origin, ...JSON.parse(report) };
  } finally {
    await org.stop();
  }
}

/** Whether an error says what failed, and where. */
function isClear(/** @type {any} */ told, /** @type {string} */ origin) {
  if (told.kind !== 'error') return told.errorCode === 'E0000047' || told.messages.join() === 'idx.session.expired';
  if (!told.url?.startsWith(`${origin}/`)) return false;
  return told.name === 'TypeError'
    ? told.message === 'fetch failed'
    : /^the answer (is not JSON|breaks off): status \d+ from /.test(told.message);
}

for (const entry of ['okta-idx-wasm', 'okta-idx-wasm/js']) {
  test(`${entry}: ${FLOWS} sign-ins at once, ${SHARE} of the answers faulty`, async (t) => {
    const { origin, rounds, spoken } = await signAllIn(entry);
    const all = rounds.flatMap((/** @type {any} */ { outcomes }) => outcomes);
    const failed = all.filter((/** @type {any} */ { thrown }) => thrown);
    const succeeded = all.filter((/** @type {any} */ { code }) => code);
    assert.equal(rounds[0].outcomes.length, FLOWS);
    assert.equal(succeeded.length + failed.length, all.length, 'each ends in one or the other');

    // Each deadly fault ended exactly one flow, and nothing else did.
    const done = rounds.at(-1).faults;
    assert.equal(
      failed.length,
      DEADLY.reduce((sum, name) => sum + (done[name] ?? 0), 0),
      JSON.stringify(done),
    );
    assert.ok(
      DEADLY.every((name) => done[name] > 0) && done.delay > 0 && done['rotate-handles'] > 0,
      'everything happened',
    );

    for (const { thrown, leaks } of failed) {
      assert.ok(isClear(thrown, origin), JSON.stringify(thrown));
      assert.deepEqual(leaks, []);
    }
    for (const { member, state, states, users } of all) {
      assert.ok(
        states.every((/** @type {string} */ it) => it === state),
        `${state} met ${states}`,
      );
      assert.ok(
        users.every((/** @type {string} */ it) => it === member),
        `${member} met ${users}`,
      );
    }
    const handles = all.flatMap((/** @type {any} */ it) => it.handles);
    assert.equal(new Set(handles).size, handles.length, 'no handle is in two flows');
    for (const { member, owner, users } of succeeded)
      assert.deepEqual([owner, ...users], [member, member], 'the code of their own');

    // None is lost: those that failed tried again until they succeeded.
    assert.equal(new Set(succeeded.map((/** @type {any} */ { member }) => member)).size, FLOWS);
    assert.deepEqual(spoken, [], 'nothing is printed');
    const first = rounds[0].outcomes.filter((/** @type {any} */ { code }) => code).length;
    t.diagnostic(
      `${first} at once and ${FLOWS - first} after an error of their own, all in ${rounds.length} rounds with ${failed.length} errors: ${JSON.stringify(done)}`,
    );
  });
}
