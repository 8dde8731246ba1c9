// @ts-check
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { fixtures } from '../../tests/conformance/sources.mjs';
import { partOfPeer, row } from '../rows.mjs';
import { node } from '../run-inside.mjs';
import { IN_NODE } from '../subjects.mjs';

const STATES = 10_000;

/**
 * The memory that 10,000 live states retain in addition to their responses, which both packages keep.
 * @param {import('../subjects.mjs').Bench} bench
 */
export async function memory(bench) {
  const file = path.join(bench.out, 'texts.json');
  const texts = fixtures().map(({ text }) => text);
  await writeFile(file, JSON.stringify(texts));
  /** @type {Record<string, number[]>} */
  const bytes = {};
  for (let run = 0; run < (bench.quick ? 1 : 5); run++) {
    for (const [subject, specifier] of Object.entries(IN_NODE)) {
      const seen = await node(
        ['--expose-gc', path.join(bench.project, 'memory.cjs'), specifier, String(STATES), file],
        bench.project,
      );
      (bytes[subject] ??= []).push(seen.bytes);
    }
  }
  return [
    row(`memory: retained by each of ${STATES.toLocaleString('en')} live states`, 'bytes', bytes, {
      wasm: partOfPeer(1),
    }),
  ];
}
