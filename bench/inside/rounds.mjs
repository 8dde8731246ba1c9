// @ts-check
// Runs in Node.js and in pages alike.

/** `gc` is there with `--expose-gc`. @type {{ gc?: (how: { type: 'minor' | 'major' }) => void }} */
const { gc } = globalThis;

/**
 * Measures subjects in turn, again and again, each round in another order: what disturbs the machine
 * disturbs all of them. The young garbage of one is collected before the next is measured; a whole
 * collection would take hidden classes with it, and so the optimised code that rests on them.
 * @param {string[]} names
 * @param {{ warmUp: number, rounds: number }} counts
 * @param {(name: string) => number | Promise<number>} measure one batch; gives what it took
 * @returns {Promise<Record<string, number[]>>} by subject, a figure a round
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
