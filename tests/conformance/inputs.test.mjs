// @ts-check
// Responses that no JSON text gives, but callers may.
import { test } from 'node:test';

import { run } from '../support/process.mjs';
import { firstDifference, Pairing } from './comparing/compare.mjs';
import { section } from './comparing/section.mjs';
import { parse } from './comparing/trial.mjs';

/** @returns {any} */
const identify = () => ({
  remediation: {
    type: 'array',
    value: [
      {
        rel: ['create-form'],
        name: 'identify',
        href: 'https://org.example.com/',
        relatesTo: '$.user',
        value: [{ name: 'identifier' }],
      },
    ],
  },
  user: { type: 'object', value: { id: '1' } },
});
const throwing = (name) => ({
  get [name]() {
    throw new RangeError(name);
  },
});
const nested = (depth) => {
  /** @type {any} */
  let value = { relatesTo: '$.user' };
  for (; depth > 0; depth -= 1) value = [value];
  return value;
};
const at = (path, make) => () => {
  const raw = identify();
  const holder = path.slice(0, -1).reduce((value, key) => value[key], raw);
  holder[path.at(-1)] = make();
  return raw;
};
const frozen = (value) => {
  for (const inner of Object.values(value)) if (typeof inner === 'object') frozen(inner);
  return Object.freeze(value);
};

/** @type {Record<string, () => unknown>} */
const INPUTS = {
  undefined: () => undefined,
  null: () => null,
  'a number': () => 5,
  zero: () => 0,
  true: () => true,
  'a text': () => 'abc',
  'an empty text': () => '',
  'a bigint': () => 5n,
  'a symbol': () => Symbol.iterator,
  'a function': () => Object.assign(() => 1, { a: 1 }),
  'a list': () => [1, { rel: 1, name: 'x' }, { type: 'object', value: { a: 1 } }],
  'a date': () => new Date(0),
  'a map': () => new Map([['a', 1]]),
  'an error': () => new TypeError('network'),
  'an error with members': () =>
    Object.assign(new Error('network'), { code: 'E', remediation: identify().remediation }),
  'without prototype': () => Object.assign(Object.create(null), identify()),
  'an instance': () => Object.assign(Object.create({ inherited: 1, user: 2 }), identify()),
  'inherited remediation': () => Object.create(identify()),
  'undefined members': () => ({ ...identify(), a: undefined, b: { type: undefined, value: undefined } }),
  'symbol members': () => ({ ...identify(), [Symbol.for('s')]: 1 }),
  'a hidden member': () => Object.defineProperty(identify(), 'hidden', { value: 1 }),
  'function members': () => ({ ...identify(), f: () => 1, g: { type: 'object', value: { f: () => 1 } } }),
  'a frozen root': () => Object.freeze(identify()),
  'all frozen': () => frozen(identify()),
  'all frozen, nothing to resolve': () => {
    const raw = identify();
    delete raw.remediation.value[0].relatesTo;
    return frozen(raw);
  },
  'a root that throws': () =>
    Object.defineProperty(identify(), 'x', {
      enumerable: true,
      get() {
        throw new RangeError('x');
      },
    }),
  'remediation that throws': () => throwing('remediation'),
  'remediation.value that throws': () => ({ remediation: throwing('value') }),
  'a field that throws': at(['remediation', 'value', 0, 'value', 0], () => throwing('mutable')),
  'a field value that throws': at(['remediation', 'value', 0, 'value', 0], () => throwing('value')),
  'a name that throws': at(['remediation', 'value', 0], () => throwing('name')),
  'a rel that throws': at(['user'], () => throwing('rel')),
  'a code that throws': at(['successWithInteractionCode'], () => throwing('value')),
  'a revoked proxy': () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  'a proxy': () => new Proxy(identify(), {}),
  'a proxy without keys': () =>
    new Proxy(identify(), {
      ownKeys: () => {
        throw new RangeError('keys');
      },
    }),
  'a circle': () => {
    const raw = identify();
    raw.self = raw;
    raw.user.value.root = raw;
    return raw;
  },
  'one object in two places': () => {
    const raw = identify();
    raw.again = raw.user;
    raw.remediation.value.push(raw.remediation.value[0]);
    return raw;
  },
  'one field list for two': () => {
    const raw = identify();
    raw.remediation.value.push({ name: 'b', value: raw.remediation.value[0].value });
    return raw;
  },
  'lists 500 deep': at(['remediation', 'value', 0, 'deep'], () => nested(500)),
  'a list with members': () => {
    const raw = identify();
    raw.remediation.value.extra = 1;
    raw.messages = Object.assign([1], { type: 'object', value: { a: 1 } });
    return raw;
  },
  'a text for fields': at(['remediation', 'value', 0, 'value'], () => 'é😀'),
  'a name of another kind': at(['remediation', 'value', 0, 'name'], () => 5),
  'a field name of another kind': at(['remediation', 'value', 0, 'value', 0], () => ({
    name: { toString: () => 'made' },
    value: 1,
  })),
  'a name that is no key': at(['cancel'], () => ({ rel: ['x'], name: { toString: null, valueOf: null } })),
  'relatesTo to a part that was resolved before': () => {
    const raw = identify();
    raw.remediation.value.push({ name: 'b', relatesTo: '$.remediation.value[0].relatesTo.value' });
    return raw;
  },
  'relatesTo to a part that is resolved after': () => {
    const raw = identify();
    raw.remediation.value.unshift({ name: 'a', relatesTo: '$.remediation.value[1].relatesTo' });
    return raw;
  },
  'a field’s relatesTo to its remediation’s, which stands later': () => ({
    user: { id: '1' },
    remediation: {
      value: [{ value: [{ name: 'f', relatesTo: '$.remediation.value[0].relatesTo' }], relatesTo: '$.user' }],
    },
  }),
  'a field’s relatesTo to its remediation’s, which stands before': () => ({
    user: { id: '1' },
    remediation: {
      value: [{ relatesTo: '$.user', value: [{ name: 'f', relatesTo: '$.remediation.value[0].relatesTo' }] }],
    },
  }),
  'relatesTo in a list of relatesTo that is replaced': () => {
    const inner = { relatesTo: '$.user' };
    return { user: { id: '1' }, inner, remediation: { value: [{ relatesTo: ['$.user', inner] }] } };
  },
  'relatesTo in a list of relatesTo that stays': () => {
    const inner = { relatesTo: '$.user' };
    return { user: { id: '1' }, inner, remediation: { value: [{ relatesTo: ['$.nowhere', inner] }] } };
  },
};

section('responses that are not plain JSON', (comparison) => {
  const { peer, subject } = comparison;

  for (const one of [peer, subject]) {
    test(`reading a list in itself again ends in ${one.specifier}`, async () => {
      await readingAgainEnds(one);
      comparison.check(one.specifier, null);
    });
  }

  for (const [name, make] of Object.entries(INPUTS)) {
    test(name, () => {
      const [left, right] = [make(), make()];
      const [one, other] = [{ kept: 1 }, { kept: 1 }];
      const pairing = new Pairing();
      pairing.bind(left, right);
      pairing.bind(one, other);
      comparison.check(name, difference(twice(peer.idx, left, one), twice(subject.idx, right, other), pairing));
    });
  }
});

/** Two states of one response. */
const twice = (idx, raw, persisted) => [
  parse(idx.makeIdxState, raw, persisted),
  parse(idx.makeIdxState, raw, persisted),
];

/**
 * A `relatesTo` may put a list into itself. Reading that again has to end, if only with a RangeError as in the peer. In
 * a process of its own, which can be stopped.
 */
function readingAgainEnds({ require, specifier }) {
  const script = `const idx = require(${JSON.stringify(require.resolve(specifier))}).default;
    const raw = { remediation: { value: [{ name: 'a', relatesTo: '$.remediation.value' }] } };
    idx.makeIdxState(raw);
    try { idx.makeIdxState(raw); } catch (error) { if (!(error instanceof RangeError)) throw error; }`;
  return run(process.execPath, ['-e', script]);
}

/** Getters that throw do so here too, where their values are compared; the states were made before. */
function difference(left, right, pairing) {
  const strip = (both) => both.map((seen) => (seen.threw === undefined ? seen : { threw: seen.threw }));
  try {
    return firstDifference(strip(left), strip(right), pairing);
  } catch (error) {
    return { path: '', why: 'cannot be read: values', left, right: error };
  }
}
