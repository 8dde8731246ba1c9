// @ts-check
import { responses } from '../responses.mjs';
import { atMost, row } from '../rows.mjs';
import { places, runInside } from '../run-inside.mjs';
import { ratios } from '../stats.mjs';

/** Places that have a goal. */
const JUDGED = ['Node.js', 'Chromium'];

/**
 * The time of parsing and `makeIdxState`, as a multiple of parsing alone, which is the lower limit.
 * @param {import('../subjects.mjs').Bench} bench
 */
export async function limit(bench) {
  const texts = responses().map(({ text }) => text);
  const counts = { warmUp: 8, rounds: bench.quick ? 20 : 80 };
  const rows = [];
  for (const place of places(bench)) {
    const { none, ...samples } = await runInside(bench, place, 'limit', { texts, counts });
    const shares = Object.fromEntries(
      Object.entries(samples).map(([subject, values]) => [subject, ratios(values, none)]),
    );
    rows.push(
      row(`parse + makeIdxState ÷ JSON.parse alone, ${place.title}`, 'times', shares, {
        wasm: JUDGED.includes(place.title) ? atMost(1.75) : undefined,
      }),
    );
  }
  return rows;
}
