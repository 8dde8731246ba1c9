// @ts-check
// Traps of a core whose memory cannot grow. Runs in Node.js and in pages.

import { CONFIG, ORG, SECRET, checkState, checkTrap, rejection, response, setUp, withGetter } from './recovery.mjs';

/** The most memory that a core can have, in pages of 64 KiB; a flag tells V8. It starts with 17. */
export const PAGES = 24;

/** How many traps: a table of 512 entries must not fill up. Each takes a few milliseconds. */
const ROUNDS = 520;

/** For calls that reach the same trap as others. */
const FEWER = 150;

/** Limits the JavaScript core likewise. Engines throw such an error where no memory is left. */
export function limitBuffers() {
  globalThis.ArrayBuffer = new Proxy(ArrayBuffer, {
    construct(target, given, newTarget) {
      if (given[0] > PAGES * 65_536) throw new RangeError('Array buffer allocation failed');
      return Reflect.construct(target, given, newTarget);
    },
  });
}

/** Gives what a call throws. @param {() => unknown} call @returns {any} */
function thrownBy(call) {
  try {
    call();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('it threw nothing: nothing was tested');
}

/** The smallest response that the core has no memory for: the smaller it is, the faster the traps. @param {any} idx */
function tooLarge(idx) {
  for (let options = 500; options < 60_000; options += 500) {
    const raw = response(options);
    try {
      idx.makeIdxState(raw);
    } catch {
      return raw;
    }
  }
  throw new Error('the core has memory enough: nothing was tested');
}

/** @typedef {ReturnType<typeof setUp>} Org */

/** @param {Org} org @param {number} rounds @param {() => unknown} trap */
async function again({ check, checkMake }, rounds, trap) {
  for (let round = 0; round < rounds; round++) {
    await trap();
    checkMake();
    // Fewer of them: they take longer.
    if (round % 8 === 0 || round > rounds - 8) await check();
  }
}

/** Checks a call during which another one trapped: it succeeds, or throws the error with the code. @param {any} outcome @param {any} raw @param {unknown} toPersist */
function checkOuter({ value, thrown }, raw, toPersist) {
  if (thrown === undefined) checkState(value, raw, toPersist ?? value.toPersist);
  else checkTrap(thrown);
}

/** @param {() => any} call @returns {Promise<any>} */
const outcome = async (call) => {
  try {
    return { value: await call() };
  } catch (thrown) {
    return { thrown };
  }
};

/** @type {Record<string, (org: Org, raw: any) => Promise<void>>} */
const CASES = {
  async 'makeIdxState with 60,000 options'(org) {
    const raw = response(60_000);
    await again(org, 5, () => checkTrap(thrownBy(() => org.idx.makeIdxState(raw))));
  },
  async makeIdxState(org, raw) {
    await again(org, ROUNDS, () => checkTrap(thrownBy(() => org.idx.makeIdxState(raw))));
  },
  async 'start: its answer'(org, raw) {
    org.answer = raw;
    await again(org, FEWER, async () => checkTrap(await rejection(org.calls.start())));
    org.status = 400;
    await again(org, 20, async () => checkTrap(await rejection(org.calls.start())));
  },
  async 'start: its configuration'(org) {
    const config = { ...CONFIG, state: SECRET.repeat(300_000) };
    await again(org, 100, async () => checkTrap(await rejection(org.idx.start(config))));
  },
  async 'interact and introspect'(org) {
    const huge = SECRET.repeat(300_000);
    await again(org, 20, async () => {
      checkTrap(
        await rejection(org.idx.interact({ ...CONFIG, baseUrl: `${ORG}/oauth2/default`, recoveryToken: huge })),
      );
      checkTrap(await rejection(org.idx.introspect({ domain: ORG, version: '1.0.0', stateHandle: huge })));
    });
  },
  async 'proceed: its answer'(org, raw) {
    org.answer = raw;
    await again(org, FEWER, async () => checkTrap(await rejection(org.calls.proceed())));
    await again(org, 20, async () => checkTrap(await rejection(org.calls.cancel())));
    org.status = 401;
    await again(org, 20, async () => checkTrap(await rejection(org.calls.proceed())));
  },
  async 'inside another call'(org, large) {
    const { idx, state, calls } = org;
    const trap = () => checkTrap(thrownBy(() => idx.makeIdxState(large)));
    await again(org, 20, async () => {
      const raw = response();
      withGetter(raw.remediation.value[0], 'href', trap);
      withGetter(raw.cancel, 'rel', trap);
      checkOuter(await outcome(() => idx.makeIdxState(raw, org.toPersist)), raw, org.toPersist);
    });
    await again(org, 20, async () => {
      const config = withGetter(withGetter({ ...CONFIG }, 'clientId', trap), 'withCredentials', trap);
      checkOuter(await outcome(() => idx.start(config)), org.answer, undefined);
    });
    await again(org, 20, async () => {
      const toPersist = withGetter({ withCredentials: true }, 'withCredentials', trap);
      const made = idx.makeIdxState(response(), toPersist);
      checkOuter(
        await outcome(() => made.proceed('identify', withGetter({ ...calls.PARAMS }, 'identifier', trap))),
        org.answer,
        toPersist,
      );
    });
    const { handlers } = idx.client.interceptors.request;
    await again(org, 20, async () => {
      handlers.push({ before: trap });
      const begun = await outcome(calls.start);
      const next = await outcome(calls.proceed);
      handlers.pop();
      checkOuter(begun, org.answer, undefined);
      checkOuter(next, org.answer, org.toPersist);
    });
    await again(org, 20, async () => {
      const { fetch } = globalThis;
      globalThis.fetch = /** @type {any} */ (
        (/** @type {any} */ url, /** @type {any} */ init) => {
          trap();
          return fetch(url, init);
        }
      );
      const begun = await outcome(calls.start);
      const next = await outcome(() => state.proceed('redeem'));
      globalThis.fetch = fetch;
      checkOuter(begun, org.answer, undefined);
      checkOuter(next, org.answer, org.toPersist);
    });
  },
};

export const NAMES = Object.keys(CASES);

/** @param {string} name one of `NAMES` @param {() => any} load gives the package with a core that was just loaded */
export async function checkMemory(name, load) {
  const idx = await load();
  const raw = tooLarge(idx);
  const org = setUp(idx);
  await CASES[name](org, raw);
  return `everything was checked ${org.checks} times`;
}
