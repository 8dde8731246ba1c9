// @ts-check
import { SIZES } from '../inside/scale.mjs';
import { atLeast, atMost, inMicroseconds, row } from '../rows.mjs';
import { places, runInside } from '../run-inside.mjs';
import { slope } from '../stats.mjs';

/** Places that have goals. */
const JUDGED = ['Node.js', 'Chromium'];

/**
 * Responses with increasing numbers of options that each have a `relatesTo`: the time for each size, and the exponent
 * of its growth.
 * @param {import('../subjects.mjs').Bench} bench
 */
export async function scale(bench) {
  const counts = { warmUp: bench.quick ? 4 : 8, rounds: bench.quick ? 8 : 30 };
  const rows = [];
  for (const place of places(bench)) {
    const samples = await runInside(bench, place, 'scale', { counts });
    const judged = JUDGED.includes(place.title);
    for (const [at, size] of SIZES.entries()) {
      const last = at === SIZES.length - 1;
      const what = at ? `… ${size.toLocaleString('en')}` : `scale, ${place.title}: ${size} options with a relatesTo`;
      rows.push(
        row(
          what,
          'µs',
          inMicroseconds(samples[size]),
          judged ? { wasm: last ? atLeast(4) : undefined, js: atLeast(1) } : {},
        ),
      );
    }
    const slopes = Object.fromEntries(
      Object.keys(samples[SIZES[0]]).map((subject) => [
        subject,
        /** @type {number[]} */ (samples[SIZES[0]][subject]).map((_, round) =>
          slope(SIZES.map((size) => [size, samples[size][subject][round]])),
        ),
      ]),
    );
    rows.push(row('… slope', 'exponent', slopes, judged ? { wasm: atMost(1.05) } : {}, null));
  }
  return rows;
}
