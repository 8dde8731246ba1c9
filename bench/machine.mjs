// @ts-check
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

import { PEER } from './subjects.mjs';

const require = createRequire(import.meta.url);

/**
 * The machine, the date and the versions of a run.
 * @param {import('./subjects.mjs').Bench} bench
 */
export async function machine(bench) {
  const version = async (/** @type {string} */ file) => JSON.parse(await readFile(file, 'utf8')).version;
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    cpu: `${os.cpus().length} × ${os.cpus()[0]?.model.trim() || os.arch()}`,
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GB`,
    system: `${os.type()} ${os.release().split('-')[0]} ${os.arch()}`,
    node: process.versions.node,
    browsers: Object.fromEntries(bench.versions),
    package: await version(path.join(bench.installed, 'package.json')),
    peer: await version(require.resolve(`${PEER}/package.json`)),
    quick: bench.quick,
  };
}

/** @param {Awaited<ReturnType<typeof machine>> & { load: number[] }} run */
export function inWords({ date, cpu, memory, system, node, browsers, package: ours, peer, quick, load }) {
  const [before, after] = load.map((value) => value.toFixed(1));
  const programs = Object.entries({ 'Node.js': node, ...browsers })
    .map((program) => program.join(' '))
    .join(', ');
  return (
    `${date}: ${cpu}, ${memory}, ${system}; ${programs}; okta-idx-wasm ${ours}, peer ${peer}. ` +
    `Load average ${before} before, ${after} after${quick ? '; a quick run' : ''}.`
  );
}
