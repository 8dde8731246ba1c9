// @ts-check
// Other runtimes: on servers, at the edge, on phones.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { run, service } from '../support/process.mjs';
import { versionOf } from './project.mjs';
import { outcomeOfProgram, printed, testRows } from './rows.mjs';

/** @typedef {import('./rows.mjs').Row} Row */

// Without the network: what is not installed is not found.
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

/** @param {'import' | 'require'} form */
const programOf = (form) => (form === 'import' ? 'program.mjs' : 'program.cjs');

/**
 * @param {'import' | 'require'} form
 * @returns {Row}
 */
const bun = (form) => ({
  name: 'Bun',
  form,
  project: 'bun',
  version: versionOf('bun'),
  run: (context) =>
    outcomeOfProgram(context, 'node_modules/@oven/bun-linux-x64/bin/bun', ['run', '--no-install', programOf(form)], {
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
  version: versionOf('deno'),
  run: (context) =>
    outcomeOfProgram(context, 'node_modules/@deno/linux-x64-glibc/deno', [...DENO, programOf(form)], {
      seconds: 60,
      env: { DENO_DIR: path.join(context.folder, '.deno') },
    }),
});

/** @type {Promise<void> | undefined} */
let workers;

/** @param {string} cwd */
async function buildWorkers(cwd) {
  for (const name of ['worker', 'worker-js'])
    await run(process.execPath, ['build.mjs', `${name}.mjs`, `dist/${name}.js`], { cwd });
}

/**
 * Its programs, and the date of the behaviour that each is asked for. That of 2024 throws where `fetch` is given
 * `credentials`.
 */
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
  // It does not compile WebAssembly from bytes.
  core: 'JavaScript',
  version: versionOf('workerd', tool),
  async run({ folder, org }) {
    workers ??= buildWorkers(folder);
    await workers;
    const { program, date } = WORKERD[tool];
    const config = await readFile(path.join(folder, 'config.capnp'), 'utf8');
    await writeFile(path.join(folder, `${tool}.capnp`), config.replaceAll('COMPATIBILITY-DATE', date));
    // Descriptor 1 is standard output, where it prints its ports.
    const args = ['serve', '--control-fd=1', `${tool}.capnp`];
    const server = await service(path.join(folder, 'node_modules', program), args, {
      cwd: folder,
      ready: new RegExp(`^\\{.*"socket":"${socket}".*\\}$`),
    });
    try {
      const { port } = JSON.parse(server.match[0]);
      const answer = await fetch(`http://127.0.0.1:${port}/?org=${encodeURIComponent(org)}`);
      if (!answer.ok) throw new Error(`the worker answered ${answer.status}\n${server.log.join('\n')}`);
      return await answer.json();
    } finally {
      await server.stop();
    }
  },
});

/**
 * Hermes, the engine of React Native, by its own program. That has no network, so the requests are those of a sign-in
 * that Node.js has just made, and its answers are given: a request that differs fails the row.
 * @type {Row}
 */
const hermes = {
  name: 'Hermes, after Babel',
  form: 'import',
  project: 'hermes',
  // It has no WebAssembly.
  core: 'JavaScript',
  version: versionOf('hermes', 'hermes-engine-cli'),
  async run({ folder: cwd, org }) {
    await run(process.execPath, ['build.mjs'], { cwd });
    await run(process.execPath, ['record.mjs'], { cwd, env: { ORG: org } });
    const program = path.join(cwd, 'node_modules/hermes-engine-cli/linux64-bin/hermes');
    return printed(await run(program, ['-w', 'program.js'], { cwd }));
  },
};

testRows([
  bun('import'),
  bun('require'),
  deno('import'),
  deno('require'),
  workerd('workerd', 'import …/js', 'js'),
  workerd('workerd', 'import', 'main'),
  workerd('workerd-2024', 'import …/js', 'js'),
  workerd('workerd-2024', 'import', 'main'),
  hermes,
]);
