// @ts-check
import fc from 'fast-check';

import { fixtures } from '../sources.mjs';
import { PARAMS, PERSISTED } from './params.mjs';
import { onceEach, UNKNOWN } from './plans.mjs';
import { FORMS, OUTCOMES } from './replies.mjs';
import { responses } from './responses.mjs';

/** Responses that may come back of any call, the shortest first: usable ones, so that the call can be judged. */
export const NEXT = fixtures()
  .filter(({ name }) => !name.startsWith('odd'))
  .map(({ text }) => JSON.stringify(JSON.parse(text)))
  .sort((one, other) => one.length - other.length);

const way = fc.record(
  {
    // Half of the answers are the next state, as most are in use.
    outcome: fc.oneof({ withCrossShrink: true }, fc.constant('ok'), fc.constantFrom(...OUTCOMES)),
    form: fc.constantFrom(...FORMS),
    params: fc.constantFrom(...Object.keys(PARAMS)),
  },
  { noNullPrototype: true },
);

/**
 * Generated cases. Every other time, what comes back is a generated response too. Without fast-check's preference for
 * small values, as small responses offer few calls.
 */
export const cases = fc.noBias(
  fc.record(
    {
      text: responses,
      next: fc.oneof({ withCrossShrink: true }, fc.constantFrom(...NEXT), responses),
      persisted: fc.constantFrom(...Object.keys(PERSISTED)),
      ways: fc.array(way, { minLength: 1, maxLength: 10 }),
      unknown: fc.constantFrom(...UNKNOWN),
    },
    { noNullPrototype: true },
  ),
);

/**
 * Runs one of them.
 * @param {import('../comparing/comparison.mjs').Comparison} comparison
 */
export function runCase(comparison, { text, next, persisted, ways, unknown }) {
  const called = ways.map(({ params, ...way }) => ({ ...way, described: params, params: PARAMS[params] }));
  return comparison.run({ text, persist: PERSISTED[persisted], plan: onceEach(next, called, unknown) });
}
