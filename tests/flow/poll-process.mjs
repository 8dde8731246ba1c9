// @ts-check
// One case in a process of its own, which must end by itself. Arguments: the entry, and the name of a case.
import assert from 'node:assert/strict';

import { requireInstalled } from '../support/installed.mjs';
import { allocated } from '../package/allocated.mjs';
import { MAKERS } from './entries.mjs';
import { rejection } from './errors.mjs';
import { done, org, polling, refusal, settled } from './org.mjs';

const [, , entry = '', name = ''] = process.argv;
const { poll, deviceChallenge } = requireInstalled(entry);
const LONG = { refresh: 1_000_000 };

/** @type {Record<string, () => Promise<void>>} */
const CASES = {
  'an abort while it waits': async () => {
    for (const { make } of MAKERS) {
      const controller = new AbortController();
      const polled = rejection(poll(make(polling(LONG)), { signal: controller.signal }));
      await settled();
      controller.abort('left');
      assert.equal(await polled, 'left');
    }
  },
  'a newer poll': async () => {
    const controller = new AbortController();
    const state = MAKERS[0].make(polling(LONG));
    const polls = [1, 2, 3].map(() => rejection(poll(state, { signal: controller.signal })));
    await settled();
    controller.abort('left');
    await Promise.all(polls);
  },
  'the end': async () => {
    for (const { make } of MAKERS) {
      await poll(make(polling({ refresh: 1 }), org(polling({ refresh: 1 }), done()).fetch));
      await rejection(poll(make(polling({ refresh: 1 }), org(refusal('no')).fetch)));
      await rejection(poll(make(done())));
    }
  },
  'a device challenge that is aborted': async () => {
    const data = { challengeMethod: 'CUSTOM_URI', challengeRequest: 'ey', href: 'com-okta-authenticator:/x' };
    const raw = polling({ name: 'device-challenge-poll', relatesTo: { value: data }, ...LONG });
    const controller = new AbortController();
    const polled = rejection(deviceChallenge(MAKERS[3].make(raw), { signal: controller.signal, open() {} }));
    await settled();
    controller.abort('left');
    assert.equal(await polled, 'left');
  },
  '10,000 polls': async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    signal.addEventListener = (/** @type {[any, any]} */ ...given) => {
      listeners++;
      add(...given);
    };
    const rounds = async (/** @type {number} */ count) => {
      let left = count;
      const fetch = async () => ({ ok: true, json: async () => (--left > 0 ? polling() : done()) });
      await poll(MAKERS[3].make(polling(), fetch), { wait: async () => {}, signal });
      assert.equal(left, 0);
    };
    await rounds(1000);
    await allocated(0, 300);
    const { heapUsed } = process.memoryUsage();
    const external = await allocated(0, 300);
    await rounds(10_000);
    const after = await allocated(external + 1, 5000);
    assert.ok(after < external + 1, `${external} MB outside the heap before, ${after} MB after`);
    const grown = (process.memoryUsage().heapUsed - heapUsed) / 1e6;
    assert.ok(grown < 2, `${grown} MB more on the heap`);
    assert.equal(listeners, 2, 'how often it listened to the signal of the caller');
  },
};

await CASES[name]();
console.log('done');
