// @ts-check
// One case in a process of its own. Arguments: the entry, and the name of a case.
import assert from 'node:assert/strict';

import { requireInstalled } from '../support/installed.mjs';
import { within } from '../support/within.mjs';
import { allocated } from '../package/allocated.mjs';
import { atEveryPlace, inARow, PADS, tally } from '../package/recovery-depth.mjs';
import { limitBuffers } from '../package/recovery-memory.mjs';
import { checkTrap } from '../package/recovery.mjs';
import { MAKERS, SECRET } from './entries.mjs';
import { rejection, showsSecret, thrownBy } from './errors.mjs';
import { challenging, challengingOrg, listen } from './okta-verify.mjs';
import { clock, deferred, done, heldClock, org, polling, settled } from './org.mjs';

const [, , entry = '', name = ''] = process.argv;
const unhandled = /** @type {unknown[]} */ ([]);
process.on('unhandledRejection', (reason) => unhandled.push(reason));
if (name.startsWith('memory')) limitBuffers();

const flow = requireInstalled(entry);
const { make } = MAKERS[0];

/** More than a core with little memory can hold. */
const HUGE = { value: [{ name: SECRET.repeat(1_000_000) }] };
const LARGE_NAME = 'n'.repeat(8_000_000);
const LARGE = { value: [{ name: LARGE_NAME }] };
const FIELD = { value: [{ name: 'a' }] };

/** @param {any} error */
function checkRefused(error) {
  checkTrap(error);
  assert.ok(!showsSecret(error));
}

/** Everything works. */
async function check() {
  assert.equal(flow.fields(FIELD)[0].path, 'a');
  assert.deepEqual(flow.pollOf(make(polling())), { name: 'challenge-poll', refresh: 1000 });
  const state = await flow.poll(make(polling(), org(polling(), done()).fetch), clock());
  assert.equal(state.neededToProceed[0].name, 'identify');
}

/** Brings the core to its end. */
const trap = () => checkRefused(thrownBy(() => flow.fields(HUGE)));

/** @type {Record<string, () => Promise<void>>} */
const CASES = {
  'memory: functions that answer at once': async () => {
    const state = make(polling({}, { messages: { value: [{ message: SECRET.repeat(1_000_000) }] } }));
    for (let round = 0; round < 60; round++) {
      trap();
      checkRefused(thrownBy(() => flow.validate(HUGE, {})));
      checkRefused(thrownBy(() => flow.messages(state)));
      checkRefused(thrownBy(() => flow.save(state)));
      assert.equal(flow.fields(FIELD)[0].path, 'a');
      if (round % 10 === 0) await check();
    }
  },
  'memory: a poll and a search that wait': async () => {
    const silent = await listen({ probe: () => new Promise(() => {}) });
    for (let round = 0; round < 20; round++) {
      const { sent, fetch } = org(done(), done());
      const held = heldClock();
      const waits = rejection(flow.poll(make(polling(), fetch), { wait: held.wait }));
      // Of another flow: else it would end the poll.
      const own = { stateHandle: `other ${SECRET}` };
      const data = { ports: [silent.port], probeTimeoutMillis: 10_000 };
      const other = challengingOrg(challenging(data, {}, own));
      const challenged = rejection(flow.deviceChallenge(make(other.raw, other.fetch), { wait: held.wait }));
      await settled();
      trap();
      checkRefused(await within(5, 'the poll', waits));
      checkRefused(await within(5, 'the challenge', challenged));
      await check();
      await held.tick();
      await held.tick();
      assert.deepEqual([sent.length, other.polls, other.cancels.length], [0, 0, 0]);
    }
    silent.close();
  },
  'memory: a poll in flight': async () => {
    const { promise, resolve } = deferred();
    const seen = /** @type {any[]} */ ([]);
    const { sent, fetch } = org(() => promise, done());
    const onState = (/** @type {any} */ state) => seen.push(state);
    const waits = rejection(flow.poll(make(polling(), fetch), { ...clock(), onState }));
    await settled();
    trap();
    checkRefused(await within(5, 'the poll', waits));
    resolve(polling());
    await settled();
    assert.deepEqual([sent.length, seen.length], [1, 0]);
    await check();
  },
  'memory: the answer to a poll': async () => {
    for (let round = 0; round < 30; round++) {
      const huge = polling({}, { messages: { value: [{ message: SECRET.repeat(1_000_000) }] } });
      const { fetch } = org(huge, done());
      // Of the original: this package's own core has no memory for it either.
      const polled = flow.poll(MAKERS[2].make(polling(), fetch), clock());
      checkRefused(await within(5, 'the poll', rejection(polled)));
      await check();
    }
  },
  'stack: functions that answer at once': async () => {
    const seen = tally();
    const tested = {
      call: () => flow.fields(FIELD),
      check: (/** @type {any} */ fields) => assert.equal(fields[0].path, 'a'),
    };
    for (const pad of PADS) await atEveryPlace(tested, seen, check, { pad });
    for (let round = 0; round < 10; round++) {
      await inARow(tested, seen);
      await check();
    }
    assert.ok(seen.coded > 0, JSON.stringify(seen));
  },
  'stack: poll': async () => {
    const seen = tally();
    const state = make(polling(), async () => new Response(JSON.stringify(done())));
    const tested = {
      call: () => flow.poll(state, clock()),
      check: (/** @type {any} */ { neededToProceed }) => assert.equal(neededToProceed[0].name, 'identify'),
    };
    for (const pad of PADS) await atEveryPlace(tested, seen, check, { pad });
    assert.ok(seen.coded + seen.raw > 0, JSON.stringify(seen));
  },
  'release: memory after a large value': async () => {
    await check();
    const before = await allocated(0, 500);
    for (let round = 0; round < 3; round++) assert.equal(flow.fields(LARGE)[0].path.length, LARGE_NAME.length);
    await check();
    const after = await allocated(before + 3, 10_000);
    assert.ok(after < before + 3, `${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after`);
  },
  'release: memory after a large value, while a poll waits': async () => {
    await check();
    const { wait, tick } = heldClock();
    const polled = flow.poll(make(polling(), org(done()).fetch), { wait });
    await settled();
    const before = await allocated(0, 500);
    flow.fields(LARGE);
    await tick();
    assert.equal((await polled).neededToProceed[0].name, 'identify');
    await check();
    const after = await allocated(before + 3, 10_000);
    assert.ok(after < before + 3, `${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after`);
  },
};

await CASES[name]();
await settled();
assert.deepEqual(unhandled, []);
console.log('done');
