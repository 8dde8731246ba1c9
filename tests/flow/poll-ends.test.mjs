// @ts-check
// What ends a poll from outside, and what holds it back: signals, newer polls of the flow, and hidden pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { EVERY, FLOWS, HANDLE, MAKERS } from './entries.mjs';
import { rejection } from './errors.mjs';
import { clock, deferred, done, heldClock, org, polling, refusal, settled } from './org.mjs';
import { withPage } from './page.mjs';

/** An error that nobody else throws. */
const REASON = { why: 'the user left' };

/** A signal, with the number of its listeners. */
function counted() {
  const controller = new AbortController();
  const { signal } = controller;
  const it = { signal, listeners: 0, abort: () => controller.abort(REASON) };
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (/** @type {[any, any, any]} */ ...given) => {
    it.listeners++;
    add(...given);
  };
  signal.removeEventListener = (/** @type {[any, any]} */ ...given) => {
    it.listeners--;
    remove(...given);
  };
  return it;
}

for (const { title, flow, maker } of EVERY) {
  const { make, takesSignals, hasToPersist } = maker;

  test(`${title}: aborted already, it rejects with the very reason, and nothing waits or is sent`, async () => {
    const { sent, fetch } = org(done());
    const { waits, wait } = clock();
    const polled = flow.poll(make(polling(), fetch), { signal: AbortSignal.abort(REASON), wait });
    assert.equal(await rejection(polled), REASON);
    assert.deepEqual([sent.length, waits.length], [0, 0]);
  });

  test(`${title}: aborted while it waits, it rejects with the very reason at once, and nothing is sent`, async () => {
    const { sent, fetch } = org(done());
    const held = heldClock();
    const it = counted();
    let waiting = /** @type {any} */ (undefined);
    const wait = (/** @type {number} */ milliseconds, /** @type {any} */ signal) => {
      waiting = signal;
      return held.wait(milliseconds);
    };
    const polled = rejection(flow.poll(make(polling(), fetch), { signal: it.signal, wait }));
    await settled();
    assert.equal(waiting.aborted, false);
    it.abort();
    assert.equal(await polled, REASON);
    assert.equal(waiting.aborted, true, 'the signal of `wait` says that nothing waits any more');
    await held.tick();
    assert.deepEqual([sent.length, it.listeners], [0, 0]);
  });

  test(`${title}: aborted in flight, it rejects with the very reason at once, and the request ends too`, async () => {
    const answer = deferred();
    const { sent, fetch, ...org1 } = org(() => answer.promise);
    const it = counted();
    const seen = /** @type {any[]} */ ([]);
    const onState = (/** @type {any} */ state) => seen.push(state);
    const polled = rejection(flow.poll(make(polling(), fetch), { ...clock(), onState, signal: it.signal }));
    await settled();
    assert.equal(sent.length, 1);
    it.abort();
    assert.equal(await polled, REASON);
    if (takesSignals) assert.equal(sent[0].init.signal.aborted, true);
    answer.resolve(polling());
    await settled();
    assert.deepEqual([sent.length, seen.length, it.listeners, org1.flying], [1, 0, 0, 0]);
  });

  test(`${title}: aborted inside onState, wait or fetch, it rejects with the very reason, and nothing more is sent`, async () => {
    for (const place of ['onState', 'wait', 'fetch']) {
      const { sent, fetch } = org(polling(), polling(), done());
      const it = counted();
      const at = (/** @type {string} */ name) => place === name && it.abort();
      const options = {
        signal: it.signal,
        onState: () => at('onState'),
        wait: () => (at('wait') ? new Promise(() => {}) : Promise.resolve()),
      };
      const state = make(polling(), (url, init) => {
        at('fetch');
        return fetch(url, init);
      });
      assert.equal(await rejection(flow.poll(state, options)), REASON, place);
      await settled();
      assert.ok(sent.length <= 1 && it.listeners === 0, place);
    }
  });

  test(`${title}: a wait that is aborted by its signal, such as that of node:timers/promises, does not hide the reason`, async () => {
    const controller = new AbortController();
    const wait = (/** @type {number} */ milliseconds, /** @type {any} */ signal) =>
      pause(milliseconds, undefined, { signal });
    const polled = rejection(flow.poll(make(polling({ refresh: 60_000 })), { signal: controller.signal, wait }));
    await settled();
    controller.abort(REASON);
    assert.equal(await polled, REASON);
  });

  test(`${title}: the signal of a poll that is over has no listener left`, async () => {
    const it = counted();
    const { fetch } = org(polling(), done());
    await flow.poll(make(polling(), fetch), { ...clock(), signal: it.signal });
    assert.equal(it.listeners, 0);
    const { fetch: refusing } = org(refusal('no'));
    await rejection(flow.poll(make(polling(), refusing), { ...clock(), signal: it.signal }));
    assert.equal(it.listeners, 0);
  });

  test(`${title}: after an abort the state can be polled again`, async () => {
    const { sent, fetch } = org(() => new Promise(() => {}), done());
    const state = make(polling(), takesSignals ? fetch : org(done()).fetch);
    const controller = new AbortController();
    const held = heldClock();
    const polled = rejection(
      flow.poll(state, { signal: controller.signal, wait: takesSignals ? clock().wait : held.wait }),
    );
    await settled();
    controller.abort(REASON);
    assert.equal(await polled, REASON);
    assert.equal((await flow.poll(state, clock())).neededToProceed[0].name, 'identify');
    if (takesSignals) assert.equal(sent.length, 2);
  });

  test(`${title}: a newer poll of the flow ends the older one, which waits, with an AbortError`, async () => {
    const { sent, fetch } = org(done());
    const state = make(polling(), fetch);
    const held = heldClock();
    const older = rejection(flow.poll(state, { wait: held.wait }));
    await settled();
    const newer = flow.poll(state, clock());
    const error = await older;
    assert.ok(error instanceof Error);
    assert.equal(error.name, 'AbortError');
    assert.match(error.message, /newer poll/);
    assert.equal((await newer).neededToProceed[0].name, 'identify');
    await held.tick();
    assert.equal(sent.length, 1);
  });

  test(`${title}: of many polls of a flow only the newest goes on, and never two requests are in flight`, async () => {
    // More than can be asked for in the time, however slow the machine is.
    const answers = Array.from({ length: 5000 }, () => () => pause(3).then(() => polling()));
    const it = org(...answers);
    const state = make(polling(), it.fetch);
    const controller = new AbortController();
    const ended = /** @type {Promise<any>[]} */ ([]);
    for (let round = 0; round < 6; round++) {
      ended.push(rejection(flow.poll(state, { ...clock(), signal: controller.signal })));
      // While one waits, while its request is in flight, and several at once.
      if (round % 3 !== 0) await pause(round);
    }
    await pause(20);
    controller.abort(REASON);
    const reasons = await Promise.all(ended);
    assert.deepEqual(
      reasons.map((reason) => reason.name ?? reason.why),
      [...Array(5).fill('AbortError'), REASON.why],
    );
    assert.equal(it.most, 1);
    assert.ok(it.sent.length > 1);
  });

  test(`${title}: a newer poll waits for the request of every older one, also of one that ignores its signal`, async () => {
    const answer = deferred();
    const { sent, fetch } = org(polling());
    let flying = 0;
    const state = make(polling(), async (url, init) => {
      assert.equal(++flying, 1, 'another request is in flight');
      await (sent.length === 0 && !takesSignals ? answer.promise : undefined);
      flying--;
      return fetch(url, init);
    });
    const controller = new AbortController();
    const options = { ...clock(), signal: controller.signal };
    const polls = Array.from({ length: 3 }, () => rejection(flow.poll(state, options)));
    await settled();
    polls.push(rejection(flow.poll(state, options)));
    await settled();
    answer.resolve();
    await settled();
    controller.abort(REASON);
    await Promise.all(polls);
    assert.ok(sent.length > 0);
  });

  test(`${title}: states of one flow have one poll, and those of two flows have two`, async () => {
    const [one, two] = [{}, {}];
    const waiting = { wait: () => new Promise(() => {}) };
    const raw = (/** @type {string} */ stateHandle) => polling({}, { stateHandle });
    const older = rejection(flow.poll(make(raw('a'), undefined, one), waiting));
    const controller = new AbortController();
    const other = rejection(flow.poll(make(raw('b'), undefined, two), { ...waiting, signal: controller.signal }));
    const newer = rejection(flow.poll(make(raw('a'), undefined, one), { ...waiting, signal: controller.signal }));
    assert.equal((await older).name, 'AbortError');
    controller.abort(REASON);
    assert.deepEqual([await other, await newer], [REASON, REASON]);
    // Without `toPersist`, a flow is known by its state handle.
    if (hasToPersist) return;
    const { signal } = new AbortController();
    const handles = [HANDLE, HANDLE].map((handle) => rejection(flow.poll(make(raw(handle)), { ...waiting, signal })));
    assert.equal((await handles[0]).name, 'AbortError');
  });

  test(`${title}: a flow is known by its toPersist and by the state handle of the last answer`, async () => {
    const raw = (/** @type {string} */ stateHandle) => polling({}, { stateHandle });
    const { fetch } = org(raw('c'));
    const { wait, tick } = heldClock();
    const controller = new AbortController();
    const ended = /** @type {string[]} */ ([]);
    const begin = (/** @type {string} */ handle, /** @type {object} */ toPersist) => {
      const polled = flow.poll(make(raw(handle), fetch, toPersist), { wait, signal: controller.signal });
      polled.catch((/** @type {any} */ error) => ended.push(`${handle} ${error.name ?? error.why}`));
    };
    const two = {};
    begin('a', {});
    await tick();
    begin('b', two);
    await settled();
    assert.deepEqual(ended, []);
    begin('c', two);
    await settled();
    assert.deepEqual(ended, hasToPersist ? ['a AbortError', 'b AbortError'] : ['a AbortError']);
    controller.abort(REASON);
    await settled();
    assert.equal(ended.at(-1), `c ${REASON.why}`);
  });

  test(`${title}: nothing is sent while the page is hidden, and half a second after it shows`, async () => {
    await withPage(async (page) => {
      const { sent, fetch } = org(polling(), done());
      const { waits, wait, tick } = heldClock();
      page.hide();
      const polled = flow.poll(make(polling(), fetch), { wait });
      await tick();
      assert.deepEqual([waits, sent.length, page.listeners], [[1000], 0, 1]);
      page.show();
      await settled();
      assert.deepEqual([waits, sent.length], [[1000, 500], 0]);
      // Hidden again before that half second is over.
      page.hide();
      await tick();
      assert.equal(sent.length, 0);
      page.show();
      await tick();
      assert.deepEqual([waits, sent.length, page.listeners], [[1000, 500, 500, 1000], 1, 0]);
      await tick();
      await polled;
      assert.equal(sent.length, 2);
    });
  });

  test(`${title}: on a page that is visible it waits for nothing more`, async () => {
    await withPage(async () => {
      const { waits, wait } = clock();
      await flow.poll(make(polling(), org(done()).fetch), { wait });
      assert.deepEqual(waits, [1000]);
    });
  });

  test(`${title}: aborted on a hidden page, it rejects with the very reason and listens no longer`, async () => {
    await withPage(async (page) => {
      page.hide();
      const controller = new AbortController();
      const polled = rejection(flow.poll(make(polling()), { ...clock(), signal: controller.signal }));
      await settled();
      assert.equal(page.listeners, 1);
      controller.abort(REASON);
      assert.equal(await polled, REASON);
      assert.equal(page.listeners, 0);
    });
  });
}

for (const { name, flow } of FLOWS) {
  test(`${name}: a signal without a reason, as in old browsers, gives an AbortError`, async () => {
    const signal = { aborted: true, addEventListener() {}, removeEventListener() {} };
    const error = await rejection(flow.poll(MAKERS[0].make(polling()), { signal }));
    assert.ok(error instanceof Error);
    assert.equal(error.name, 'AbortError');
  });
}
