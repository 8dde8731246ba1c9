// @ts-check
import path from 'node:path';

import { atLeast, partOfPeer, row } from '../rows.mjs';
import { node } from '../run-inside.mjs';
import { IN_NODE } from '../subjects.mjs';

/** The script and the module for each start. `none` is Node.js alone. */
const STARTS = {
  ...Object.fromEntries(
    Object.entries(IN_NODE).flatMap(([subject, specifier]) => [
      [`${subject} require`, ['cold.cjs', specifier]],
      [`${subject} import`, ['cold.mjs', specifier]],
    ]),
  ),
  'peer bundle': ['cold.cjs', './peer.cjs'],
  none: ['cold.cjs', 'none'],
};

/**
 * Cold start and peak memory in fresh processes of Node.js.
 * @param {import('../subjects.mjs').Bench} bench
 */
export async function nodeStart(bench) {
  const runs = bench.quick ? 7 : 30;
  /** @type {Record<string, number[]>} */
  const took = {};
  /** @type {Record<string, number[]>} */
  const peaks = {};
  for (let run = -1; run < runs; run++) {
    for (const [name, [script, specifier]] of Object.entries(STARTS)) {
      const seen = await node([path.join(bench.project, script), specifier, bench.first], bench.project);
      if (run < 0) continue;
      (took[name] ??= []).push(seen.took);
      (peaks[name] ??= []).push(seen.peak);
    }
  }
  const by = (/** @type {Record<string, number[]>} */ all, /** @type {string} */ how, peer = `peer ${how}`) => ({
    wasm: all[`wasm ${how}`],
    js: all[`js ${how}`],
    peer: all[peer],
  });
  const beyond = Object.fromEntries(
    Object.entries(peaks).map(([name, values]) => [name, values.map((value, at) => value - peaks.none[at])]),
  );
  return [
    row('cold start in Node.js: require + first makeIdxState', 'ms', by(took, 'require'), { wasm: atLeast(20) }),
    row('… import', 'ms', by(took, 'import'), { wasm: atLeast(20) }),
    row('… require, the peer bundled into one file', 'ms', by(took, 'require', 'peer bundle')),
    row('peak memory of that process (require)', 'MB', by(peaks, 'require'), { wasm: partOfPeer(0.73) }),
    row('… beyond Node.js alone', 'MB', by(beyond, 'require')),
    row('… the whole, the peer bundled', 'MB', by(peaks, 'require', 'peer bundle')),
  ];
}
