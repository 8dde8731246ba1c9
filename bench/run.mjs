// @ts-check
// node bench/run.mjs --package <installed> --out <folder> [--quick] [--engine <browser>]… [--write <document>] [measure …]
//
// Measures this package and its peer in turn, and prints a table. `cargo xtask bench` runs it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { ENGINES } from './browsers/index.mjs';
import { inWords, machine } from './machine.mjs';
import { flow } from './measures/flow.mjs';
import { install } from './measures/install.mjs';
import { limit } from './measures/limit.mjs';
import { memory } from './measures/memory.mjs';
import { nodeStart } from './measures/node-start.mjs';
import { page } from './measures/page.mjs';
import { scale } from './measures/scale.mjs';
import { warm } from './measures/warm.mjs';
import { prepare } from './subjects.mjs';
import { markdown, plain } from './table.mjs';

/** @type {Record<string, (bench: import('./subjects.mjs').Bench) => Promise<import('./rows.mjs').Row[]>>} */
const MEASURES = { page, node: nodeStart, warm, flow, limit, scale, memory, install };

const [BEGIN, END] = ['<!-- bench: begin -->', '<!-- bench: end -->'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    package: { type: 'string' },
    out: { type: 'string' },
    write: { type: 'string' },
    quick: { type: 'boolean', default: false },
    engine: { type: 'string', multiple: true, default: Object.keys(ENGINES) },
  },
});
if (!values.package || !values.out) throw new Error('--package and --out are needed: run `cargo xtask bench`');
known('measure', positionals, MEASURES);
known('engine', values.engine, ENGINES);
const names = positionals.length ? positionals : Object.keys(MEASURES);

const out = path.resolve(values.out);
await mkdir(out, { recursive: true });
const before = os.loadavg()[0];
const bench = await prepare({
  quick: values.quick,
  engines: values.engine.map((name) => ENGINES[name]),
  out,
  installed: path.resolve(values.package),
});
try {
  const rows = [];
  for (const [at, name] of names.entries()) {
    const started = performance.now();
    rows.push(...(await MEASURES[name](bench)));
    console.log(
      `bench ${at + 1}/${names.length} ${name}: measured (${((performance.now() - started) / 1000).toFixed(1)} s)`,
    );
  }
  const run = { ...(await machine(bench)), load: [before, os.loadavg()[0]] };
  console.log(`\n${plain(rows)}\n\n${inWords(run)}`);
  const judged = rows.flatMap(({ goals }) => Object.values(goals));
  console.log(`${judged.filter(({ met }) => met).length} of ${judged.length} goals met`);
  await writeFile(path.join(out, '..', 'bench.json'), `${JSON.stringify({ run, rows }, null, 1)}\n`);
  if (values.write) await rewrite(values.write, `${inWords(run)}\n\n${markdown(rows)}`);
} finally {
  await bench.close();
}

/**
 * @param {string} what
 * @param {string[]} names
 * @param {object} all
 */
function known(what, names, all) {
  const unknown = names.filter((name) => !Object.hasOwn(all, name));
  if (unknown.length) throw new Error(`unknown ${what} ${unknown.join(', ')}: use ${Object.keys(all).join(', ')}`);
}

/**
 * Replaces the text between the markers of a document.
 * @param {string} document
 * @param {string} text
 */
async function rewrite(document, text) {
  const old = await readFile(document, 'utf8');
  const [from, to] = [old.indexOf(BEGIN), old.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${document} lacks the markers of the table: ${BEGIN} … ${END}`);
  await writeFile(document, `${old.slice(0, from + BEGIN.length)}\n\n${text}\n\n${old.slice(to)}`);
}
