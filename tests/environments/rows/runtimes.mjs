// @ts-check
// Other runtimes on servers and at the edge.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { run, service } from '../process.mjs';
import { once, outcomeOfProgram, pinned } from './row.mjs';

/** @typedef {import('./row.mjs').Row} Row */

// Nothing is to be fetched: what is not installed is not there.
const DENO = [
  'run',
  '--no-remote',
  '--cached-only',
  '--no-lock',
  '--node-modules-dir=manual',
  '--allow-env',
  '--allow-read',
  '--allow-net',
];

/** @param {string} form */
const programOf = (form) => (form === 'import' ? 'program.mjs' : 'program.cjs');

/**
 * @param {'import' | 'require'} form
 * @returns {Row}
 */
const bun = (form) => ({
  name: 'Bun',
  form,
  project: 'bun',
  version: pinned('bun', 'bun'),
  run: (context) =>
    outcomeOfProgram(context, {
      project: 'bun',
      command: './node_modules/@oven/bun-linux-x64/bin/bun',
      args: ['run', '--no-install', programOf(form)],
      seconds: 60,
    }),
});

/**
 * @param {'import' | 'require'} form
 * @returns {Row}
 */
const deno = (form) => ({
  name: 'Deno',
  form,
  project: 'deno',
  version: pinned('deno', 'deno'),
  run: async (context) =>
    outcomeOfProgram(context, {
      project: 'deno',
      command: './node_modules/@deno/linux-x64-glibc/deno',
      args: [...DENO, programOf(form)],
      seconds: 60,
      env: { DENO_DIR: path.join(await context.projects.make('deno'), '.deno') },
    }),
});

const workers = once(async (context) => {
  const folder = await context.projects.make('workerd');
  for (const name of ['worker', 'worker-js']) {
    await run(process.execPath, ['build.mjs', `${name}.mjs`, `dist/${name}.js`], { cwd: folder });
  }
  return folder;
});

/** Its programs, and the date of the behaviour that each is asked for. That of 2024 throws where `fetch` is given `credentials`. */
const WORKERD = {
  workerd: { program: '@cloudflare/workerd-linux-64/bin/workerd', date: '2026-01-01' },
  'workerd-2024': { program: 'workerd-2024/bin/workerd', date: '2024-01-01' },
};

/**
 * @param {keyof typeof WORKERD} tool its name in the project's manifest
 * @param {string} form
 * @param {string} socket of config.capnp
 * @returns {Row}
 */
const workerd = (tool, form, socket) => ({
  name: 'workerd',
  form,
  project: 'workerd',
  // It compiles no bytes that come with a script.
  core: 'JavaScript',
  version: pinned('workerd', tool),
  async run(context) {
    const folder = await workers(context);
    const { program, date } = WORKERD[tool];
    const config = await readFile(path.join(folder, 'config.capnp'), 'utf8');
    await writeFile(path.join(folder, `${tool}.capnp`), config.replaceAll('COMPATIBILITY-DATE', date));
    // Descriptor 1 is standard output: it tells the ports it took.
    const server = service(path.join(folder, 'node_modules', program), ['serve', '--control-fd=1', `${tool}.capnp`], {
      cwd: folder,
      ready: new RegExp(`^(\\{.*"socket":"${socket}".*\\})$`, 'm'),
    });
    try {
      const [, line] = await server.told;
      const answer = await fetch(`http://127.0.0.1:${JSON.parse(line).port}/?org=${encodeURIComponent(context.org)}`);
      if (!answer.ok) throw new Error(`the worker answered ${answer.status}\n${server.said()}`);
      return /** @type {any} */ (await answer.json());
    } finally {
      server.stop();
    }
  },
});

/** @type {Row[]} */
export const runtimes = [
  bun('import'),
  bun('require'),
  deno('import'),
  deno('require'),
  workerd('workerd', 'import …/js', 'js'),
  workerd('workerd', 'import', 'main'),
  workerd('workerd-2024', 'import …/js', 'js'),
  workerd('workerd-2024', 'import', 'main'),
];
