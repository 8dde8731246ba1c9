// @ts-check
// Runs in Node.js and in pages.
import { checkState } from './check.mjs';
import { rounds } from './rounds.mjs';

/** The subject that only parses. */
const NONE = 'none';

/**
 * `JSON.parse` and `makeIdxState` together, and `JSON.parse` alone (`none`). Milliseconds per response.
 * @param {Record<string, any>} subjects
 * @param {{ texts: string[], counts: { warmUp: number, rounds: number } }} given
 */
export async function measure(subjects, { texts, counts }) {
  return rounds([NONE, ...Object.keys(subjects)], counts, (subject) => {
    const make = subject === NONE ? (/** @type {unknown} */ raw) => raw : subjects[subject].makeIdxState;
    const kept = new Array(texts.length);
    const started = performance.now();
    for (let at = 0; at < texts.length; at++) kept[at] = make(JSON.parse(texts[at]));
    const took = (performance.now() - started) / texts.length;
    for (const [at, text] of texts.entries()) {
      if (subject !== NONE) checkState(subject, kept[at], kept[at]?.rawIdxState, text);
      else if (JSON.stringify(kept[at]) !== text) throw new Error('the parsed value does not match the response');
    }
    return took;
  });
}
