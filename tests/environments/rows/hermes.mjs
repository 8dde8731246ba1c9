// @ts-check
// Hermes, the engine of React Native, by its own program. That has no network, so the requests are those of a sign-in
// that Node.js has just made, and its answers are given: a request that differs fails the row.
import path from 'node:path';

import { run } from '../process.mjs';
import { pinned, printed } from './row.mjs';

/** @typedef {import('./row.mjs').Row} Row */

const PROGRAM = 'node_modules/hermes-engine-cli/linux64-bin/hermes';

/** @type {Row[]} */
export const hermes = [
  {
    name: 'Hermes, after Babel',
    form: 'import',
    project: 'hermes',
    // It has no WebAssembly.
    core: 'JavaScript',
    version: pinned('hermes', 'hermes-engine-cli'),
    async run({ projects, org }) {
      const cwd = await projects.make('hermes');
      await run(process.execPath, ['build.mjs'], { cwd });
      await run(process.execPath, ['record.mjs'], { cwd, env: { ORG: org } });
      return printed(await run(path.join(cwd, PROGRAM), ['-w', 'program.js'], { cwd }));
    },
  },
];
