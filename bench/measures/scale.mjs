// @ts-check
import { SIZES } from '../inside/scale.mjs';
import { atLeast, atMost, inMicroseconds, row } from '../rows.mjs';
import { PLACES, runInside } from '../run-inside.mjs';
import { slope } from '../stats.mjs';

/**
 * Responses with more and more options that each have a `relatesTo`: the time of each size, and the
 * exponent with which it grows.
 * @param {import('../subjects.mjs').Bench} bench
 */
export async function scale(bench) {
  const counts = { warmUp: bench.quick ? 4 : 8, rounds: bench.quick ? 8 : 30 };
  const rows = [];
  for (const place of PLACES) {
    const samples = await runInside(bench, place, 'scale', { counts });
    for (const [at, size] of SIZES.entries()) {
      const last = at === SIZES.length - 1;
      const what = at ? `… ${size.toLocaleString('en')}` : `scale, ${place}: ${size} options with a relatesTo`;
      rows.push(row(what, 'µs', inMicroseconds(samples[size]), last ? atLeast(2) : undefined));
    }
    const slopes = Object.fromEntries(Object.keys(samples[SIZES[0]]).map((subject) => [
      subject,
      /** @type {number[]} */ (samples[SIZES[0]][subject]).map((_, round) => slope(SIZES.map((size) => [size, samples[size][subject][round]]))),
    ]));
    rows.push({ ...row('… slope', 'exponent', slopes, atMost(1.05)), ratio: NaN, jsRatio: NaN });
  }
  return rows;
}
