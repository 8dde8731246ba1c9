// What callers change in a state, or in the response behind it, before they go on. Some of it counts (what is read when
// an action is called), some does not (what was read when the state was made).
import { test } from 'node:test';

import { section } from './comparing/section.mjs';
import { fixtures } from './sources.mjs';

const first = (raw) => raw.remediation.value[0];
const replaced = (result) => (state) => {
  state.neededToProceed[0].action = result;
};

/** @type {Record<string, import('./comparing/trial.mjs').Call['before']>} */
const CHANGES = {
  'a default of the response': (state, raw) => {
    first(raw).value[0].value = 'changed';
  },
  'a field made immutable': (state, raw) => {
    first(raw).value[0].mutable = false;
  },
  'a field renamed': (state, raw) => {
    first(raw).value[0].name = 'renamed';
  },
  'a field taken away': (state, raw) => {
    first(raw).value.length = 0;
  },
  'the fields taken away': (state, raw) => {
    delete first(raw).value;
  },
  'an immutable of the response': (state, raw) => {
    first(raw).value.at(-1).value = 'changed';
  },
  'a default of the copy': (state) => {
    state.neededToProceed[0].value = [{ name: 'other', value: 1 }];
  },
  neededParams: (state) => {
    state.neededToProceed[0].action.neededParams[0].push({ name: 'more', value: 1 });
  },
  'no neededParams': (state) => {
    delete state.neededToProceed[0].action.neededParams;
  },
  'href of the response': (state, raw) => {
    first(raw).href = 'https://elsewhere.example.com/';
  },
  'href of the copy': (state) => {
    state.neededToProceed[0].href = 'https://elsewhere.example.com/';
  },
  'method of the response': (state, raw) => {
    first(raw).method = 'PUT';
  },
  'no method': (state, raw) => {
    delete first(raw).method;
  },
  'method null': (state, raw) => {
    first(raw).method = null;
  },
  'method of the copy': (state) => {
    state.neededToProceed[0].method = 'PUT';
  },
  'accepts of the response': (state, raw) => {
    first(raw).accepts = 'application/x-mine';
  },
  'accepts taken away': (state, raw) => {
    delete first(raw).accepts;
  },
  'accepts of the copy': (state) => {
    state.neededToProceed[0].accepts = 'application/x-mine';
  },
  'the name of the copy': (state) => {
    state.neededToProceed[0].name = 'renamed';
  },
  'the name of the response': (state, raw) => {
    first(raw).name = 'renamed';
  },
  'an action of their own': replaced(async () => 'mine'),
  'an action that is not async': replaced(() => 'mine'),
  'an action that looks at its call': replaced(function (...args) {
    return { self: this, args };
  }),
  'an action that throws': replaced(() => {
    throw REASON;
  }),
  'an action that is none': replaced('text'),
  'no action': (state) => {
    delete state.neededToProceed[0].action;
  },
  'one more remediation': (state) => {
    state.neededToProceed.push({ name: 'renamed', action: async () => 'mine' });
  },
  'one more remediation in front': (state) => {
    state.neededToProceed.unshift({ ...state.neededToProceed[0], action: async () => 'mine' });
  },
  'no remediations': (state) => {
    state.neededToProceed.length = 0;
  },
  'remediations of their own': (state) => {
    state.neededToProceed = [];
  },
  'one more remediation in the response': (state, raw) => {
    raw.remediation.value.unshift({ name: 'renamed' });
  },
  'a frozen state': (state) => {
    Object.freeze(state);
    Object.freeze(state.neededToProceed[0]);
  },
  'cookies left out': (state, raw, toPersist) => {
    toPersist.withCredentials = false;
  },
  'something more persisted': (state, raw, toPersist) => {
    toPersist.mine = { any: 'thing' };
  },
  'another toPersist': (state) => {
    state.toPersist = { withCredentials: false };
  },
  'success afterwards': (state, raw) => {
    raw.successWithInteractionCode = { value: [] };
  },
};
const REASON = new Error('mine');

const { text } = fixtures().find(({ name }) => name === 'identify');
const persist = () => ({ baseUrl: 'https://org.example.com/oauth2', withCredentials: undefined });

/**
 * Calls after a change.
 * @returns {(state: any) => import('./comparing/trial.mjs').Call[]}
 */
const calls = (before) => (state) => {
  const [{ name }] = state.neededToProceed;
  const common = { outcome: 'ok', form: 'Response', next: text, params: () => ({ given: 1 }), before };
  return [
    { ...common, on: 'proceed', name },
    { ...common, on: 'proceed', name: 'renamed' },
    { ...common, on: 'first', name },
    { ...common, on: 'after', name },
    { ...common, on: 'proceed', name, outcome: 'bad' },
  ];
};

section(
  'user changes',
  (comparison) => {
    for (const [name, before] of Object.entries(CHANGES)) {
      test(name, () => comparison.run({ text, persist, plan: calls(before), fresh: true }));
    }
  },
  ['states', 'actions', 'requests'],
);
