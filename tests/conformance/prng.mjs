/**
 * A small seeded generator of numbers (mulberry32): the same seed gives the same run everywhere.
 * @param {number} seed unsigned 32-bit
 */
export function prng(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    /** An integer in `0..below`. */
    below: (below) => Math.floor(next() * below),
    /** True in this share of calls. */
    chance: (share) => next() < share,
    /** One of a list. */
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}

/**
 * The seed of one case of a run, so that a case can be run again alone.
 * @param {number} seed the run's seed
 * @param {number} index the case's index
 */
export const seedOf = (seed, index) =>
  (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(index + 1, 0xc2b2ae35)) >>> 0;
