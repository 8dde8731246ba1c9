// @ts-check
// Angular: a production build of its application builder, with zone.js.
import assert from 'node:assert/strict';
import path from 'node:path';

import { run } from '../process.mjs';
import { outcomeOfPage, pinned } from './row.mjs';

/** @type {import('./row.mjs').Row[]} */
export const angular = [
  {
    name: 'Angular, application builder, zone.js',
    form: 'import',
    project: 'angular',
    version: pinned('angular', '@angular/core'),
    seconds: 300,
    async run(context) {
      const cwd = await context.projects.make('angular');
      // It refuses a Node.js older than 22.
      const node = path.join(await context.projects.make('node'), 'node_modules/node-24/bin/node');
      await run(node, ['node_modules/@angular/cli/bin/ng.js', 'build'], { cwd, env: { NG_CLI_ANALYTICS: 'false' } });
      const outcome = /** @type {any} */ (await outcomeOfPage(context, path.join(cwd, 'dist')));
      if (!outcome.problem) assert.equal(outcome.shown, outcome.code, 'the code that the page shows');
      return outcome;
    },
  },
];
