// @ts-check
// Node.js, from the oldest that still runs somewhere; those before 18 are given a `fetch`.
import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { versionOf } from './project.mjs';
import { outcomeOfProgram, testRows } from './rows.mjs';

/** @typedef {import('./rows.mjs').Row} Row */

/** @type {Record<string, string>} */
const PROGRAMS = {
  import: 'program.mjs',
  require: 'program.cjs',
  'import …/js': 'program-js.mjs',
  'require …/js': 'program-js.cjs',
};

/** @param {number} major */
const program = (major) => `node_modules/node-${major}/bin/node`;

/**
 * @param {number} major
 * @returns {Row[]}
 */
const signIns = (major) =>
  Object.entries(PROGRAMS).map(([form, file]) => ({
    name: major < 18 ? 'Node.js with node-fetch' : 'Node.js',
    form,
    project: 'node',
    version: versionOf('node', `node-${major}`),
    // Engines before that of Node.js 18 have no reference types.
    core: major < 18 || form.endsWith('/js') ? 'JavaScript' : 'WebAssembly',
    run: (context) =>
      outcomeOfProgram(context, program(major), [...(major < 18 ? ['--require', './old.cjs'] : []), file], {
        seconds: 30,
      }),
  }));

const cases = fileURLToPath(new URL('../package/', import.meta.url));

/**
 * Results while the core's memory grows: how the glue notices depends on what the engine knows of detached buffers.
 * @param {number} major
 * @returns {Row[]}
 */
const growth = (major) =>
  Object.entries({ require: 'okta-idx-wasm', 'require …/js': 'okta-idx-wasm/js' }).map(([form, entry]) => ({
    name: 'Node.js, memory that grows',
    form,
    project: 'node',
    version: versionOf('node', `node-${major}`),
    signsIn: false,
    result: 'every result is right',
    async run(context) {
      for (const file of ['growth.mjs', 'memory.mjs'])
        await copyFile(path.join(cases, file), path.join(context.folder, file));
      const outcome = await outcomeOfProgram(context, program(major), ['growing.mjs', entry], { seconds: 60 });
      if (!outcome.cases || outcome.wrong.length) throw new Error(['wrong results:', ...outcome.wrong].join('\n'));
    },
  }));

/**
 * `okta-idx-wasm/flow`, on plain objects.
 * @param {number} major
 * @returns {Row[]}
 */
const flow = (major) =>
  Object.entries({
    import: 'flow-import.mjs',
    require: 'flow-require.cjs',
    'import …/js': 'flow-js-import.mjs',
    'require …/js': 'flow-js-require.cjs',
  }).map(([form, file]) => ({
    name: 'Node.js, okta-idx-wasm/flow',
    form,
    project: 'node',
    version: versionOf('node', `node-${major}`),
    signsIn: false,
    result: 'polls, and reads a form and a callback',
    async run(context) {
      assert.deepEqual(await outcomeOfProgram(context, program(major), [file], { seconds: 30 }), {
        polls: 3,
        paths: ['credentials.passcode'],
        invalid: [{ path: 'credentials.passcode', problem: 'tooShort', limit: 6 }],
        callback: { kind: 'otp', otp: '123456' },
        codes: 12,
        core: form.endsWith('/js') ? 'JavaScript' : 'WebAssembly',
      });
    },
  }));

testRows([
  ...[12, 14, 16, 18, 20, 22, 24, 26].flatMap(signIns),
  ...[18, 20, 22, 24, 26].flatMap(growth),
  ...[18, 20, 22, 24, 26].flatMap(flow),
]);
