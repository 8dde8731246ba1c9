// @ts-check
// Results while the core's memory grows: how the glue notices depends on what the engine knows of detached buffers.
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { outcomeOfProgram, pinned } from './row.mjs';

const MAJORS = [18, 20, 22, 24, 26];

/** @type {Record<string, string>} */
const ENTRIES = { require: 'okta-idx-wasm', 'require …/js': 'okta-idx-wasm/js' };

const cases = fileURLToPath(new URL('../../package/', import.meta.url));

/** @type {import('./row.mjs').Row[]} */
export const growth = MAJORS.flatMap((major) =>
  Object.entries(ENTRIES).map(([form, entry]) => ({
    name: 'Node.js, memory that grows',
    form,
    project: 'node',
    version: pinned('node', `node-${major}`),
    signsIn: false,
    result: 'every result is right',
    async run(context) {
      const folder = await context.projects.make('node');
      for (const file of ['growth.mjs', 'memory.mjs']) await copyFile(path.join(cases, file), path.join(folder, file));
      const outcome = await outcomeOfProgram(context, {
        project: 'node',
        command: `./node_modules/node-${major}/bin/node`,
        args: ['growing.mjs', entry],
        seconds: 60,
      });
      if (!outcome.cases || outcome.wrong.length) throw new Error(['wrong results:', ...outcome.wrong].join('\n'));
    },
  })),
);
