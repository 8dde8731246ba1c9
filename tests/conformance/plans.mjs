import { PARAMS } from './params.mjs';
import { FORMS, OUTCOMES } from './replies.mjs';

/**
 * A plan makes the calls to try on a state. All of them cover every action, every remediation and
 * names that are none.
 */

/** Everything that can be called on a state. */
function targets(state) {
  const names = state.neededToProceed.map(({ name }) => name);
  return [
    ...names.map((name, at) => ({ on: 'proceed', name, at })),
    ...state.neededToProceed.map((_, name) => ({ on: 'needed', name })),
    ...Object.keys(state.actions).map((name) => ({ on: 'action', name })),
  ];
}

const UNKNOWN = [
  'nowhere',
  undefined,
  null,
  '',
  0,
  'toString',
  '__proto__',
  Symbol.iterator.description,
  ['identify'],
  NaN,
];

/** Names that no remediation has, and some that a careless lookup would find. */
function unknown() {
  return UNKNOWN.map((name) => ({ on: 'proceed', name, ...answer('ok', 'Response') }));
}

const answer = (outcome, form) => ({ outcome, form });
const withParams = ([described, params]) => ({ described, params });

/**
 * Every call with every outcome in both forms, and with every kind of params.
 * @param {string} next the response that comes back
 */
export const wholeMatrix = (next) => (state) => [
  ...targets(state).flatMap((target) => [
    ...OUTCOMES.flatMap((outcome) =>
      FORMS.map((form) => ({ ...target, next, ...answer(outcome, form), ...withParams(PARAMS[2]) })),
    ),
    ...PARAMS.map((params, at) => ({ ...target, next, ...answer('ok', FORMS[at % 2]), ...withParams(params) })),
    { ...target, next, ...answer('ok', 'Response'), bare: true },
  ]),
  ...unknown().map((call) => ({ ...call, next })),
];

/**
 * Every call once, each with another outcome and other params as the index goes on.
 * @param {string} next
 * @param {number} index
 */
export const rotating = (next, index) => (state) => {
  let turn = index * 7;
  const calls = targets(state)
    .slice(0, 40)
    .map((target) => {
      turn += 1;
      return {
        ...target,
        next,
        // Half of the answers are the plain next state: the path that most calls go.
        ...answer(turn % 2 ? 'ok' : OUTCOMES[Math.floor(turn / 2) % OUTCOMES.length], FORMS[Math.floor(turn / 3) % 2]),
        ...withParams(PARAMS[turn % PARAMS.length]),
      };
    });
  const name = UNKNOWN[index % UNKNOWN.length];
  return [...calls, { on: 'proceed', name, next, ...answer('ok', 'Response') }];
};
