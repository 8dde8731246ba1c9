// @ts-check
// Calls of a core with hardly any stack left. Runs in Node.js and in pages.

import { PADS, atEveryPlace, count, dive, inARow, tally } from './recovery-depth.mjs';
import {
  CONFIG,
  ORG,
  SECRET,
  checkState,
  checkTrap,
  errorIn,
  response,
  same,
  setUp,
  showsSecret,
  told,
  withGetter,
} from './recovery.mjs';

/** @typedef {ReturnType<typeof setUp>} Org */
/** @typedef {import('./recovery-depth.mjs').Tally} Tally */

/**
 * @param {Org} org
 * @param {Tally} seen
 * @param {import('./recovery-depth.mjs').Call} tested
 * @param {() => void} renew what the call is given
 */
async function exhaust(org, seen, tested, renew = () => {}) {
  let failures = 0;
  const next = () => {
    renew();
    org.checkMake();
    failures += 1;
    // The full check takes longer.
    return failures % 8 === 0 ? org.check() : undefined;
  };
  for (const pad of PADS) await atEveryPlace(tested, seen, next, { pad });
  for (let round = 0; round < 20; round++) {
    renew();
    await inARow(tested, seen);
    await org.check();
  }
}

/** A call that returns a promise must reject with the core's errors, and not throw them. @param {() => any} call */
const rejecting = (call) => () => {
  try {
    return call();
  } catch (thrown) {
    if (/** @type {any} */ (thrown).code !== undefined) return Promise.reject(new Error('it threw and did not reject'));
    throw thrown;
  }
};

/** @param {Org} org @param {Tally} seen @param {() => any} call */
const exhaustAction = (org, seen, call) =>
  exhaust(org, seen, { call: rejecting(call), check: (state) => checkState(state, org.answer, org.toPersist) });

/** A response with an action whose URL must be parsed before anything is sent. @param {string} href */
const withUrl = (href) => ({ remediation: { value: [{ name: 'go', href, value: [] }] } });

/** How a core reads URLs: it may keep what it found out, wrongly, when it had no stack. @param {any} idx */
async function readsUrls(idx) {
  const refused = await idx
    .makeIdxState(withUrl('https://ada:pw@org.test/x?y'))
    .proceed('go')
    .then(
      () => 'sent',
      (/** @type {any} */ error) => error.message,
    );
  const foreign = await idx
    .makeIdxState(withUrl('https://other.test/x?y'), { allowedOrigins: [ORG] })
    .proceed('go')
    .then(
      () => 'sent',
      (/** @type {any} */ error) => error.message,
    );
  const { fetch } = globalThis;
  const urls = /** @type {string[]} */ ([]);
  globalThis.fetch = (/** @type {any} */ url, init) => {
    urls.push(url);
    return fetch(url, init);
  };
  await idx.start({ ...CONFIG, issuer: 'https://ORG.test:443/oauth2' });
  globalThis.fetch = fetch;
  return JSON.stringify([refused, foreign, urls]);
}

/**
 * Makes the first call of a core that was just loaded, at places near the end of the stack.
 * @param {Org} org of another core
 * @param {Tally} seen
 * @param {() => any} load
 * @param {(idx: any) => any} prepare gives what to call
 * @param {(state: any) => void} check
 */
async function exhaustFresh(org, seen, load, prepare, check) {
  const expected = await readsUrls(org.idx);
  /** @type {any} */
  let idx;
  /** @type {() => any} */
  let call;
  const before = async () => {
    idx = await load();
    call = prepare(idx);
  };
  const next = async () => {
    const fresh = setUp(idx);
    await fresh.check();
    same(await readsUrls(idx), expected, 'how URLs are read');
  };
  // Frames of `descend` become smaller when the engine compiles it. If that happens after the depth was measured, the call
  // has enough stack: then another round measures it again.
  for (let round = 0; round < 10 && !seen.coded && !seen.raw; round++) {
    // A core takes long to load, and a page keeps each module: it has room for a hundred memories.
    await atEveryPlace({ call: () => call(), check }, seen, next, { step: 40, before });
  }
}

/**
 * Calls during which others reach the end of the stack. They succeed, or throw the error with the code.
 * @param {Org} org
 * @param {Tally} seen
 * @param {(toTheEnd: () => void) => Promise<void>} outer
 */
async function nest(org, seen, outer) {
  const toTheEnd = () =>
    dive(() => org.idx.makeIdxState({ remediation: { value: [{ name: 'x', relatesTo: '$.y' }] }, y: {} }), seen);
  for (let round = 0; round < 5; round++) {
    await outer(toTheEnd).catch(checkTrap);
    await org.check();
  }
}

/** @type {Record<string, (org: Org, seen: Tally, load: () => any) => Promise<void>>} */
const CASES = {
  async makeIdxState(org, seen) {
    let raw = response();
    const call = () => org.idx.makeIdxState(raw, org.toPersist);
    await exhaust(org, seen, { call, check: (state) => checkState(state, raw, org.toPersist) }, () => {
      raw = response();
    });
  },
  start: (org, seen) =>
    exhaust(org, seen, {
      call: rejecting(org.calls.start),
      check: (state) => checkState(state, org.answer, state.toPersist),
    }),
  proceed: (org, seen) => exhaustAction(org, seen, org.calls.proceed),
  'an action': (org, seen) => exhaustAction(org, seen, org.calls.cancel),
  'an action that sends a form': (org, seen) => exhaustAction(org, seen, org.calls.redeem),

  async 'an action whose fetch shows its URL'(org, seen) {
    const state = org.idx.makeIdxState(withUrl(`${ORG}/x?token=${SECRET}`));
    const { fetch } = globalThis;
    const call = () => {
      // As that of Node.js does, for a URL that it cannot parse.
      globalThis.fetch = (/** @type {any} */ url) => {
        throw new TypeError(`Failed to parse URL from ${url}`);
      };
      try {
        return state.proceed('go');
      } finally {
        globalThis.fetch = fetch;
      }
    };
    /** @param {Tally} seen @param {any} thrown */
    const refuse = (seen, thrown) => {
      same(showsSecret(errorIn(thrown)), false, `whether a secret is in ${told(thrown)}`);
      count(seen, thrown);
    };
    // It fails everywhere: with enough stack, as fetch says.
    const outcome = () =>
      rejecting(call)().catch((/** @type {any} */ thrown) => {
        if (!/^(?:fetch failed: https:|.* was not sent)/.test(thrown.message)) throw thrown;
        return thrown;
      });
    const check = (/** @type {any} */ thrown) =>
      same(showsSecret(thrown), false, `whether a secret is in ${told(thrown)}`);
    await exhaust(org, seen, { call: outcome, check, refuse });
    const enough = await outcome();
    same(enough instanceof TypeError, true, `${told(enough)}: whether it is what fetch throws`);
  },

  async 'makeIdxState, the first call of all'(org, seen, load) {
    const prepare = (/** @type {any} */ idx) => () => idx.makeIdxState(response());
    await exhaustFresh(org, seen, load, prepare, (state) => checkState(state, state.rawIdxState, state.toPersist));
  },
  async 'start, the first call of all'(org, seen, load) {
    const prepare = (/** @type {any} */ idx) => () => idx.start(CONFIG);
    await exhaustFresh(org, seen, load, prepare, (state) => checkState(state, state.rawIdxState, state.toPersist));
  },
  async 'an action, the first that reads a URL'(org, seen, load) {
    const prepare = (/** @type {any} */ idx) => {
      const state = idx.makeIdxState(withUrl(`${ORG}/x?y`), org.toPersist);
      return () => state.proceed('go');
    };
    await exhaustFresh(org, seen, load, prepare, (state) => checkState(state, state.rawIdxState, org.toPersist));
  },

  'inside makeIdxState: a getter of the response': (org, seen) =>
    nest(org, seen, async (toTheEnd) => {
      const raw = response();
      withGetter(raw.remediation.value[0], 'href', toTheEnd);
      checkState(org.idx.makeIdxState(raw, org.toPersist), raw, org.toPersist);
    }),
  'inside an action: a getter of toPersist': (org, seen) =>
    nest(org, seen, async (toTheEnd) => {
      const toPersist = withGetter({ withCredentials: true }, 'withCredentials', toTheEnd);
      checkState(
        await org.idx.makeIdxState(response(), toPersist).proceed('identify', org.calls.PARAMS),
        org.answer,
        toPersist,
      );
    }),
  'inside an action: a getter of the parameters': (org, seen) =>
    nest(org, seen, async (toTheEnd) => {
      checkState(
        await org.state.proceed('identify', withGetter({ ...org.calls.PARAMS }, 'password', toTheEnd)),
        org.answer,
        org.toPersist,
      );
    }),
  'inside an action: fetch': (org, seen) =>
    nest(org, seen, async (toTheEnd) => {
      const { fetch } = globalThis;
      globalThis.fetch = (/** @type {any} */ url, init) => {
        toTheEnd();
        return fetch(url, init);
      };
      const next = org.calls.proceed();
      globalThis.fetch = fetch;
      checkState(await next, org.answer, org.toPersist);
    }),
  'inside start: a getter of the configuration': (org, seen) =>
    nest(org, seen, async (toTheEnd) => {
      const state = await org.idx.start(withGetter({ ...CONFIG }, 'clientId', toTheEnd));
      checkState(state, org.answer, state.toPersist);
    }),
};

export const NAMES = Object.keys(CASES);

/** @param {string} name one of `NAMES` @param {() => any} load gives the package with a core that was just loaded */
export async function checkStack(name, load) {
  const org = setUp(await load());
  const seen = tally();
  await CASES[name](org, seen, load);
  const words = JSON.stringify(seen);
  if (!seen.coded && !seen.raw) throw new Error(`every call had stack enough, nothing was tested: ${words}`);
  // In the first call hardly any of the stack is used by the core itself.
  if (!seen.coded && !name.includes('first')) throw new Error(`no error came from the core: ${words}`);
  return words;
}
