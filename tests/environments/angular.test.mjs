// @ts-check
// Angular: a production build of its application builder, with zone.js.
import assert from 'node:assert/strict';
import path from 'node:path';

import { run } from '../support/process.mjs';
import { outcomeOfPage } from './page.mjs';
import { versionOf } from './project.mjs';
import { testRows } from './rows.mjs';

testRows([
  {
    name: 'Angular, application builder, zone.js',
    form: 'import',
    project: 'angular',
    version: versionOf('angular', '@angular/core'),
    seconds: 300,
    async run(context) {
      const cwd = context.folder;
      // The command refuses a Node.js older than 22.
      const node = path.join(cwd, 'node_modules/node-24/bin/node');
      await run(node, ['node_modules/@angular/cli/bin/ng.js', 'build'], { cwd, env: { NG_CLI_ANALYTICS: 'false' } });
      const outcome = /** @type {any} */ (await outcomeOfPage(context, path.join(cwd, 'dist')));
      if (!outcome.problem) assert.equal(outcome.shown, outcome.code, 'the code that the page shows');
      return outcome;
    },
  },
]);
