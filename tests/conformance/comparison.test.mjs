// The suite itself: it has to notice differences, planted here in the package under test.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import fc from 'fast-check';

import { firstDifference, Pairing } from './comparing/compare.mjs';
import { Comparison } from './comparing/comparison.mjs';
import { peer, subjects } from './comparing/packages.mjs';
import { cases, runCase } from './inputs/cases.mjs';
import { PERSISTED } from './inputs/params.mjs';
import { wholeMatrix } from './inputs/plans.mjs';
import { fixtures } from './sources.mjs';

const [subject] = subjects;
const texts = Object.fromEntries(fixtures().map(({ name, text }) => [name, text]));
const shared = {};

/** `[what, left, right]` */
const UNEQUAL = [
  ['0 and -0', 0, -0],
  ['null and undefined', null, undefined],
  ['a text and a number', '1', 1],
  ['an object and a list', {}, []],
  ['an object and one without prototype', {}, Object.create(null)],
  ['an object and an instance', {}, new (class Mine {})()],
  ['an object and a function', {}, () => {}],
  ['errors of two classes', new TypeError('same'), new RangeError('same')],
  ['a member more', { a: 1 }, { a: 1, b: undefined }],
  ['a member less', { a: 1, b: 2 }, { a: 1 }],
  ['members in another order', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ['a value deep inside', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }],
  ['a list that is longer', [1], [1, 2]],
  ['a member of a function', Object.assign(() => {}, { a: 1 }), () => {}],
  ['one object twice, and two objects', [shared, shared], [{}, {}]],
  ['two objects, and one twice', [{}, {}], [shared, shared]],
];

describe('a difference is found between', () => {
  for (const [name, left, right] of UNEQUAL) {
    test(name, () => {
      assert.notEqual(firstDifference(left, right), null);
      assert.equal(firstDifference(left, left), null);
    });
  }

  test('an object that went in, and a copy that came out', () => {
    const [left, right] = [{ a: 1 }, { a: 1 }];
    const pairing = new Pairing();
    pairing.bindTrees(left, right);
    assert.equal(firstDifference(left, right, pairing), null);
    assert.equal(firstDifference(left, { ...right }, pairing)?.why, 'identity');
  });
});

const firstRemediation = (raw) => raw.remediation.value[0];

/** Sends what `change` makes of a request. */
const sending = (change) => (state) => {
  const { proceed } = state;
  state.proceed = (...args) => {
    const { fetch } = globalThis;
    globalThis.fetch = (url, init) => change(fetch, url, init);
    try {
      return proceed(...args);
    } finally {
      globalThis.fetch = fetch;
    }
  };
};
/** Sends with another `init`. */
const sendingInit = (change) => sending((fetch, url, init) => fetch(url, { ...init, ...change(init) }));
/** Settles as `change` says. */
const settling = (change) => (state) => {
  const { proceed } = state;
  state.proceed = (...args) => change(proceed(...args));
};

/**
 * What a faulty package does to a state, by the response that shows it.
 * @type {Record<string, Record<string, (state: any, raw: any, toPersist: any) => void>>}
 */
const FAULTS = {
  identify: {
    'a member more in the state': (state) => void (state.more = 1),
    'a member less in the state': (state) => void delete state.toPersist,
    'members of the state in another order': (state) => {
      const { actions } = state;
      delete state.actions;
      state.actions = actions;
    },
    'a copy of the response': (state, raw) => void (state.rawIdxState = { ...raw }),
    'a copy of what is persisted': (state, raw, toPersist) => void (state.toPersist = { ...toPersist }),
    'a change in the response': (state, raw) => void (raw.more = 1),
    'a remediation less': (state) => void state.neededToProceed.pop(),
    'a list in the place of a remediation': (state) => void (state.neededToProceed[0] = []),
    'a copy of the fields': (state, raw) => void (state.neededToProceed[0].value = [...firstRemediation(raw).value]),
    'another value in the context': (state) => void (state.context.version = '2'),
    'a field less in the context': (state) => void delete state.context.stateHandle,
    'an action less': (state) => void delete state.actions.cancel,
    'other needed params': (state) => void (state.neededToProceed[0].action.neededParams = []),
    'no state': () => {
      throw new TypeError('no state');
    },
    'another URL': sending((fetch, url, init) => fetch(`${url}/`, init)),
    'a URL object': sending((fetch, url, init) => fetch(new URL(url), init)),
    'one more argument of fetch': sending((fetch, url, init) => fetch(url, init, undefined)),
    'fetch as a method': sending((fetch, url, init) => fetch.call({}, url, init)),
    'a request more': sending((fetch, url, init) => fetch(url, init) && fetch(url, init)),
    'a request that is late': sending(async (fetch, url, init) => (await null) ?? fetch(url, init)),
    'no request': sending(() => Promise.resolve(new Response('{}'))),
    'another method': sendingInit(() => ({ method: 'post' })),
    'other credentials': sendingInit(() => ({ credentials: 'same-origin' })),
    'another member of init': sendingInit(() => ({ mode: 'cors' })),
    'another body': sendingInit(({ body }) => ({ body: `${body} ` })),
    'a header more': sendingInit(({ headers }) => ({ headers: { ...headers, more: '1' } })),
    'another user agent': sendingInit(({ headers }) => ({
      headers: { ...headers, 'X-Okta-User-Agent-Extended': 'x' },
    })),
    'headers in another order': sendingInit(({ headers }) => ({
      headers: Object.fromEntries(Object.entries(headers).reverse()),
    })),
    'a rejection that resolves': settling((promise) => promise.catch((reason) => reason)),
    'an end that rejects': settling((promise) => promise.then((state) => Promise.reject(state))),
    'something else than a promise': settling((promise) => ({ then: (...args) => promise.then(...args) })),
    'an error in place of a text': settling((promise) =>
      promise.catch((reason) => Promise.reject(typeof reason === 'string' ? new Error(reason) : reason)),
    ),
    "a copy of fetch's error": settling((promise) =>
      promise.catch((reason) => Promise.reject(reason instanceof TypeError ? new TypeError(reason.message) : reason)),
    ),
    'a step-up that is forgotten': settling((promise) =>
      promise.catch((reason) => {
        if (reason?.stepUp) delete reason.stepUp;
        throw reason;
      }),
    ),
    'a throw in place of a rejection': (state) => {
      state.proceed = () => {
        throw 'Unknown remediation choice: [nowhere]';
      };
    },
  },
  'select-authenticator-authenticate': {
    'a part of the response that is not related': (state, raw) => void (firstRemediation(raw).relatesTo = {}),
  },
  'success-with-interaction-code': {
    'no code where there is one': (state) => void (state.hasInteractionCode = () => false),
    'another code': (state) => void (state.interactionCode = 'code'),
  },
};

/** The package under test with a fault. */
const faulty = (fault) => ({
  ...subject,
  idx: {
    ...subject.idx,
    makeIdxState(raw, toPersist) {
      const state = subject.idx.makeIdxState(raw, toPersist);
      fault(state, raw, toPersist);
      return state;
    },
  },
});

const compare = (one, text) =>
  new Comparison(peer, one).run({ text, persist: PERSISTED['an object'], plan: wholeMatrix(texts.identify) });
const DIFFER = { name: 'AssertionError', message: /differ at .*\n {2}(peer|rule): .*\n {2}subject: / };

describe('the suite notices', () => {
  test('nothing in a package without a fault', () =>
    compare(
      faulty(() => {}),
      texts.identify,
    ));

  for (const [fixture, faults] of Object.entries(FAULTS)) {
    for (const [name, fault] of Object.entries(faults))
      test(name, () => assert.rejects(compare(faulty(fault), texts[fixture]), DIFFER));
  }
});

const definition = (members) =>
  JSON.stringify({ remediation: { value: [{ name: 'a', href: 'https://o.example/', value: [], ...members }] } });
/** A response that touches one listed improvement, by its name in the rule. */
const BY_RULE = {
  'null in lists': '{"remediation":{"value":[null]}}',
  'odd names': '{"a":{"rel":["x"],"name":"__proto__"}}',
  'null sub-field': '{"user":{"type":"object","value":{"id":null}}}',
  'no interaction code': '{"successWithInteractionCode":{}}',
  'script in a path': definition({ relatesTo: '$..href' }),
  form: definition({ accepts: 'application/x-www-form-urlencoded' }),
  navigation: definition({ method: 'GET' }),
  unsendable: definition({ href: 'data:application/json,{}' }),
  'no json': definition({}),
};

describe('where an improvement is listed, the suite notices that the peer does not have it', () => {
  for (const [name, text] of Object.entries(BY_RULE)) {
    test(name, async () => {
      const comparison = new Comparison(peer, subject);
      await comparison.run({ text, persist: PERSISTED['an object'], plan: wholeMatrix(texts.identify) });
      assert.ok(comparison.met.get(name) > 0, `${name} was not met`);
      await assert.rejects(compare(peer, text), { ...DIFFER, message: /\n {2}rule: / });
    });
  }
});

test('generated responses find a rare fault, and show it in a small response', async () => {
  const rare = faulty((state) => {
    if (Object.hasOwn(state.context, '7')) state.context[7] = 'other';
  });
  const property = fc.asyncProperty(cases, (generated) => runCase(new Comparison(peer, rare), generated));
  const { failed, counterexample } = await fc.check(property, { numRuns: 2000, seed: 1 });
  assert.ok(failed);
  const [{ text }] = counterexample;
  assert.ok(text.length < 400, text);
});
