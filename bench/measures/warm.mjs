// @ts-check
import { CLASSES, byClass, responses } from '../responses.mjs';
import { atLeast, inMicroseconds, row } from '../rows.mjs';
import { PLACES, runInside } from '../run-inside.mjs';

const BOUNDS = Object.fromEntries(CLASSES.map(([name, to], at) => [
  name, to === Infinity ? `over ${Number(CLASSES[at - 1][1]) / 1000} kB` : `to ${Number(to) / 1000} kB`,
]));

/**
 * `makeIdxState` on every response, warm, parsing excluded: of all, and by size.
 * @param {import('../subjects.mjs').Bench} bench
 */
export async function warm(bench) {
  const all = responses();
  const classes = [{ name: 'all', texts: all.map(({ text }) => text) }, ...byClass(all)];
  const counts = { warmUp: 10, rounds: bench.quick ? 20 : 80 };
  const rows = [];
  for (const place of PLACES) {
    const samples = await runInside(bench, place, 'warm', { classes, counts });
    for (const { name, texts } of classes.filter((one) => samples[one.name])) {
      const what = name === 'all' ? `makeIdxState, warm, ${place}: ${texts.length} responses` : `… ${name} (${BOUNDS[name]}): ${texts.length}`;
      rows.push(row(what, 'µs', inMicroseconds(samples[name]), atLeast(name === 'all' ? 1.5 : 1)));
    }
  }
  return rows;
}
