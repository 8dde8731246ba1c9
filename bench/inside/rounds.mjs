// @ts-check
// Runs in Node.js and in pages.

/** `gc` exists with `--expose-gc`. @type {{ gc?: (how: { type: 'minor' | 'major' }) => void }} */
const { gc } = globalThis;

/**
 * Measures the subjects in turn, in another order each round, so that disturbances of the machine affect all of them. A
 * minor garbage collection runs before each. A major one would also discard hidden classes and the optimised code that
 * depends on them.
 * @param {string[]} names
 * @param {{ warmUp: number, rounds: number }} counts
 * @param {(name: string) => number | Promise<number>} measure runs one batch; returns its duration
 * @returns {Promise<Record<string, number[]>>} by subject, one figure per round
 */
export async function rounds(names, { warmUp, rounds }, measure) {
  /** @type {Record<string, number[]>} */
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round + warmUp) % names.length];
      gc?.({ type: 'minor' });
      const took = await measure(name);
      if (round >= 0) samples[name].push(took);
    }
  }
  return samples;
}
