// @ts-check
import { PARAMS } from './params.mjs';
import { FORMS, OUTCOMES } from './replies.mjs';

/** A plan makes the calls to try on a state: every action, every remediation, and names that no remediation has. */

/** Everything that can be called on a state. */
function targets(state) {
  const names = state.neededToProceed.map(({ name }) => name);
  return [
    ...names.map((name, at) => ({ on: 'proceed', name, at })),
    ...state.neededToProceed.map((_, name) => ({ on: 'needed', name })),
    ...Object.keys(state.actions).map((name) => ({ on: 'action', name })),
  ];
}

/** Names that no remediation has, and some that a careless lookup would find. */
export const UNKNOWN = [
  'nowhere',
  undefined,
  null,
  '',
  0,
  'toString',
  '__proto__',
  'Symbol.iterator',
  ['identify'],
  NaN,
];
const unknown = (name) => ({ on: 'proceed', name, outcome: 'ok', form: 'Response' });

/** Each kind of params. */
const GIVEN = Object.entries(PARAMS).map(([described, params]) => ({ described, params }));
const A_FIELD = GIVEN.find(({ described }) => described === 'a field');

/**
 * Every call with every outcome in both forms, and with every kind of params.
 * @param {string} next the response that comes back
 */
export const wholeMatrix = (next) => (state) => {
  const ways = [
    ...OUTCOMES.flatMap((outcome) => FORMS.map((form) => ({ outcome, form, ...A_FIELD }))),
    ...GIVEN.map((given, at) => ({ outcome: 'ok', form: FORMS[at % 2], ...given })),
    { outcome: 'ok', form: 'Response', bare: true },
  ];
  const calls = targets(state).flatMap((target) => ways.map((way) => ({ ...target, ...way })));
  return [...calls, ...UNKNOWN.map(unknown)].map((call) => ({ ...call, next }));
};

/**
 * Every call once, each in the next of several ways, and one by an unknown name.
 * @param {string} next
 * @param {{ outcome: string, form: string, described: string, params: () => unknown }[]} ways
 * @param {unknown} name
 */
export const onceEach = (next, ways, name) => (state) => {
  const calls = targets(state).slice(0, 40);
  return [...calls.map((target, at) => ({ ...target, ...ways[at % ways.length] })), unknown(name)].map((call) => ({
    ...call,
    next,
  }));
};

/**
 * Every call once. The ways vary with the index.
 * @param {string} next
 * @param {number} index
 */
export const rotating = (next, index) => {
  const ways = Array.from({ length: 40 }, (_, at) => {
    const turn = index * 7 + at + 1;
    const half = Math.floor(turn / 2);
    // Half of the answers are the next state, as most are in use.
    const outcome = turn % 2 ? 'ok' : OUTCOMES[half % OUTCOMES.length];
    return { outcome, form: FORMS[Math.floor(turn / 3) % 2], ...GIVEN[(half + index) % GIVEN.length] };
  });
  return onceEach(next, ways, UNKNOWN[index % UNKNOWN.length]);
};
