// @ts-check
import { CLASSES, byClass, responses } from '../responses.mjs';
import { atLeast, goalAt, inMicroseconds, row } from '../rows.mjs';
import { places, runInside } from '../run-inside.mjs';

const BOUNDS = Object.fromEntries(
  CLASSES.map(([name, to], at) => [
    name,
    to === Infinity ? `over ${Number(CLASSES[at - 1][1]) / 1000} kB` : `to ${Number(to) / 1000} kB`,
  ]),
);

/**
 * The WebAssembly core's goal on all responses by place, as a multiple of the peer's speed.
 * @type {Record<string, number>}
 */
const GOALS = { 'Node.js': 2, Chromium: 2.2, Firefox: 2, WebKit: 2.5 };

/** The JavaScript core's goal for each size class, by place. @type {Record<string, number>} */
const JS_GOALS = { 'Node.js': 1, Chromium: 1 };

/**
 * `makeIdxState` on every response, warm, without the parsing: for all responses, and by size.
 * @param {import('../subjects.mjs').Bench} bench
 */
export async function warm(bench) {
  const all = responses();
  const classes = [{ name: 'all', texts: all.map(({ text }) => text) }, ...byClass(all)];
  const counts = { warmUp: 10, rounds: bench.quick ? 20 : 80 };
  const rows = [];
  for (const place of places(bench)) {
    const samples = await runInside(bench, place, 'warm', { classes, counts });
    for (const { name, texts } of classes.filter((one) => samples[one.name])) {
      const what =
        name === 'all'
          ? `makeIdxState, warm, ${place.title}: ${texts.length} responses`
          : `… ${name} (${BOUNDS[name]}): ${texts.length}`;
      const goals =
        name === 'all' ? { wasm: goalAt(GOALS, place.title) } : { wasm: atLeast(1), js: goalAt(JS_GOALS, place.title) };
      rows.push(row(what, 'µs', inMicroseconds(samples[name]), goals));
    }
  }
  return rows;
}
