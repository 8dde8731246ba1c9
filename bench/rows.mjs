// @ts-check
import { median, ratios, summary } from './stats.mjs';

/** @typedef {{ text: string, met: boolean }} Goal */
/** @typedef {Record<string, number[]>} Samples by subject: `wasm`, `js` and `peer`, a figure a round */

/**
 * One line of the table.
 * @typedef {object} Row
 * @property {string} measure
 * @property {string} unit
 * @property {Record<string, import('./stats.mjs').Summary>} figures by subject
 * @property {number} ratio peer ÷ the wasm core, by round
 * @property {number} jsRatio peer ÷ the JavaScript core, by round
 * @property {Goal | null} goal of the wasm core
 * @property {Samples} raw
 */

/**
 * @param {string} measure
 * @param {string} unit
 * @param {Samples} raw
 * @param {(row: Row) => Goal | null} [judge]
 * @returns {Row}
 */
export function row(measure, unit, raw, judge = () => null) {
  const figures = Object.fromEntries(Object.entries(raw).map(([subject, samples]) => [subject, summary(samples)]));
  const over = (/** @type {string} */ subject) => (raw.peer && raw[subject] ? median(ratios(raw.peer, raw[subject])) : NaN);
  const made = { measure, unit, figures, ratio: over('wasm'), jsRatio: over('js'), goal: /** @type {Goal | null} */ (null), raw };
  made.goal = judge(made);
  return made;
}

/** So many times faster, or less, than the peer. @param {number} least */
export const atLeast = (least) => (/** @type {Row} */ { ratio }) => ({ text: `≥ ${least}×`, met: ratio >= least });

/** At most such a part of the peer's. @param {number} most */
export const partOfPeer = (most) => (/** @type {Row} */ { ratio }) => ({ text: `≤ ${most} of the peer`, met: 1 / ratio <= most });

/** At most that, whatever the peer does. @param {number} most */
export const atMost = (most) => (/** @type {Row} */ { figures }) => ({ text: `≤ ${most}`, met: figures.wasm.median <= most });

/** Milliseconds as microseconds. @param {Samples} samples */
export const inMicroseconds = (samples) =>
  Object.fromEntries(Object.entries(samples).map(([subject, values]) => [subject, values.map((value) => value * 1000)]));
