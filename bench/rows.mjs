// @ts-check
import { median, ratioOfMedians, ratios, summary } from './stats.mjs';

/** @typedef {{ text: string, met: boolean }} Goal */
/** @typedef {Record<string, number[]>} Samples by subject: `wasm`, `js` and `peer`, one figure per round */
/** @typedef {{ value: number, low?: number, high?: number }} Ratio with its range, if known */
/** @typedef {(ratio: number, figure: number) => Goal} Judge takes peer ÷ subject, and the subject's median */

/**
 * One line of the table.
 * @typedef {object} Row
 * @property {string} measure
 * @property {string} unit
 * @property {Record<string, import('./stats.mjs').Summary>} figures by subject
 * @property {Record<string, Ratio>} ratios peer ÷ subject, for the compared subjects
 * @property {Record<string, Goal>} goals by subject, if there are any
 * @property {Samples} raw
 */

/** @typedef {(left: number[], right: number[]) => Ratio} Compare */

/** The median of the ratios of all rounds. @type {Compare} */
const byRound = (left, right) => ({ value: median(ratios(left, right)) });

/**
 * The ratio of the medians, for figures from which a baseline was subtracted. If the difference in a round is close to
 * zero, the ratio of that round is meaningless.
 * @type {Compare}
 */
export const byMedians = ratioOfMedians;

/**
 * @param {string} measure
 * @param {string} unit
 * @param {Samples} raw
 * @param {Record<string, Judge | undefined>} [judges] by subject
 * @param {Compare | null} [compare]
 * @returns {Row}
 */
export function row(measure, unit, raw, judges = {}, compare = byRound) {
  const figures = Object.fromEntries(Object.entries(raw).map(([subject, samples]) => [subject, summary(samples)]));
  const compared = Object.keys(raw).filter((subject) => compare && raw.peer && subject !== 'peer');
  const over = Object.fromEntries(
    compared.map((subject) => [subject, /** @type {Compare} */ (compare)(raw.peer, raw[subject])]),
  );
  const goals = Object.fromEntries(
    Object.entries(judges).flatMap(([subject, judge]) =>
      judge ? [[subject, judge(over[subject]?.value ?? NaN, figures[subject].median)]] : [],
    ),
  );
  return { measure, unit, figures, ratios: over, goals, raw };
}

/** At least this many times faster or smaller than the peer. @param {number} least @returns {Judge} */
export const atLeast = (least) => (ratio) => ({ text: `≥ ${least}×`, met: ratio >= least });

/** The goal of a place, if it has one. @param {Record<string, number>} goals @param {string} place */
export const goalAt = (goals, place) => (Object.hasOwn(goals, place) ? atLeast(goals[place]) : undefined);

/** At most this fraction of the peer's figure. @param {number} most @returns {Judge} */
export const partOfPeer = (most) => (ratio) => ({ text: `≤ ${most} of the peer`, met: 1 / ratio <= most });

/** At most this figure, independent of the peer. @param {number} most @returns {Judge} */
export const atMost = (most) => (_, figure) => ({ text: `≤ ${most}`, met: figure <= most });

/** Converts milliseconds to microseconds. @param {Samples} samples */
export const inMicroseconds = (samples) =>
  Object.fromEntries(
    Object.entries(samples).map(([subject, values]) => [subject, values.map((value) => value * 1000)]),
  );
