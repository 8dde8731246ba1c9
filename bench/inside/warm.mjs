// @ts-check
// Runs in Node.js and in pages.
import { checkState } from './check.mjs';
import { rounds } from './rounds.mjs';

/**
 * Number of responses that are parsed before each timing: enough for the clock's resolution, and few enough to stay in
 * the young generation.
 */
const CHUNK = 20;

/** The minimum number of calls in a round. */
const CALLS = 400;

const toPersist = { baseUrl: 'https://org.test/oauth2', withCredentials: true };

/**
 * `makeIdxState` on freshly parsed responses, without the parsing. Milliseconds per response.
 * @param {Record<string, any>} subjects
 * @param {{ classes: Array<{ name: string, texts: string[] }>, counts: { warmUp: number, rounds: number } }} given
 */
export async function measure(subjects, { classes, counts }) {
  /** @type {Record<string, Record<string, number[]>>} */
  const samples = {};
  for (const { name, texts } of classes) {
    if (!texts.length) continue;
    const calls = Math.max(CALLS, texts.length);
    samples[name] = await rounds(Object.keys(subjects), counts, (subject) => {
      const { makeIdxState } = subjects[subject];
      let took = 0;
      for (let at = 0; at < calls; at += CHUNK) {
        const textAt = (/** @type {number} */ more) => texts[(at + more) % texts.length];
        const raws = Array.from({ length: CHUNK }, (_, more) => JSON.parse(textAt(more)));
        const states = new Array(CHUNK);
        const started = performance.now();
        for (let one = 0; one < CHUNK; one++) states[one] = makeIdxState(raws[one], toPersist);
        took += performance.now() - started;
        for (let one = 0; one < CHUNK; one++) checkState(subject, states[one], raws[one], textAt(one));
      }
      return took / (Math.ceil(calls / CHUNK) * CHUNK);
    });
  }
  return samples;
}
