// @ts-check
import { fixtures } from '../../tests/conformance/sources.mjs';
import { goalAt, inMicroseconds, row } from '../rows.mjs';
import { places, runInside } from '../run-inside.mjs';

/** The goal by place, as a multiple of the peer's speed. @type {Record<string, number>} */
const GOALS = { 'Node.js': 2, Chromium: 1.5 };

/** Responses after the interaction handle: to introspect, identify and the challenge. */
const ANSWERS = ['identify', 'challenge-question', 'success-with-interaction-code'];

/**
 * A whole flow, warm: start → identify → challenge → success.
 * @param {import('../subjects.mjs').Bench} bench
 */
export async function flow(bench) {
  const texts = ANSWERS.map((wanted) => {
    const found = fixtures().find(({ name }) => name === wanted);
    if (!found) throw new Error(`the fixture ${wanted} is missing`);
    return JSON.stringify(JSON.parse(found.text));
  });
  const answers = ['{"interaction_handle":"handle"}', ...texts];
  const counts = { warmUp: 10, rounds: bench.quick ? 20 : 60 };
  const rows = [];
  for (const place of places(bench)) {
    const { bare, response } = await runInside(bench, place, 'flow', { answers, counts });
    rows.push(
      row(`a whole flow, warm, ${place.title}: fetch answers with next to nothing`, 'µs', inMicroseconds(bare), {
        wasm: goalAt(GOALS, place.title),
      }),
      row('… fetch answers with a Response', 'µs', inMicroseconds(response)),
    );
  }
  return rows;
}
