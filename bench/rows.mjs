// @ts-check
import { median, ratioOfMedians, ratios, summary } from './stats.mjs';

/** @typedef {{ text: string, met: boolean }} Goal */
/** @typedef {Record<string, number[]>} Samples by subject: `wasm`, `js` and `peer`, a figure a round */
/** @typedef {{ value: number, low?: number, high?: number }} Ratio with its range, where that is known */
/** @typedef {(ratio: number, figure: number) => Goal} Judge of peer ÷ subject, and of the subject's own median */

/**
 * One line of the table.
 * @typedef {object} Row
 * @property {string} measure
 * @property {string} unit
 * @property {Record<string, import('./stats.mjs').Summary>} figures by subject
 * @property {Record<string, Ratio>} ratios peer ÷ subject, of the subjects that are compared
 * @property {Record<string, Goal>} goals by subject, where there are any
 * @property {Samples} raw
 */

/** @typedef {(left: number[], right: number[]) => Ratio} Compare */

/** The median of the ratios of all rounds. @type {Compare} */
const byRound = (left, right) => ({ value: median(ratios(left, right)) });

/**
 * The ratio of the medians: for figures of which something was taken away. Where a round leaves next to nothing of one of them,
 * the ratio of that round says nothing.
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

/** So many times faster, or less, than the peer. @param {number} least @returns {Judge} */
export const atLeast = (least) => (ratio) => ({ text: `≥ ${least}×`, met: ratio >= least });

/** That many times faster where a place has such a goal. @param {Record<string, number>} goals @param {string} place */
export const goalAt = (goals, place) => (Object.hasOwn(goals, place) ? atLeast(goals[place]) : undefined);

/** At most such a part of the peer's. @param {number} most @returns {Judge} */
export const partOfPeer = (most) => (ratio) => ({ text: `≤ ${most} of the peer`, met: 1 / ratio <= most });

/** At most that, whatever the peer does. @param {number} most @returns {Judge} */
export const atMost = (most) => (_, figure) => ({ text: `≤ ${most}`, met: figure <= most });

/** Milliseconds as microseconds. @param {Samples} samples */
export const inMicroseconds = (samples) =>
  Object.fromEntries(
    Object.entries(samples).map(([subject, values]) => [subject, values.map((value) => value * 1000)]),
  );
