// @ts-check
// TypeScript under `strict`, libraries checked too: what is right compiles and runs, what is wrong is refused.
import path from 'node:path';

import { run } from '../process.mjs';
import { pinned, printed } from './row.mjs';

/** @typedef {import('./row.mjs').Row} Row */

const RESOLUTIONS = {
  node16: { module: { mts: 'node16', cts: 'node16' }, also: { mts: ['wrong.mts', 'entries.mts'], cts: ['wrong.cts'] } },
  bundler: { module: { mts: 'esnext', cts: 'preserve' }, also: { mts: ['wrong.mts', 'entries.mts'], cts: ['wrong.cts'] } },
};

/**
 * @param {string} compiler its name in the project's manifest
 * @param {keyof typeof RESOLUTIONS} resolution
 * @param {'mts' | 'cts'} kind
 * @returns {Row}
 */
const typescript = (compiler, resolution, kind) => ({
  name: `tsc --strict, ${resolution}`,
  form: kind === 'mts' ? 'import' : 'require',
  project: 'typescript',
  version: pinned('typescript', compiler),
  result: 'compiles, refuses wrong use, signs in',
  async run({ projects, org }) {
    const cwd = await projects.make('typescript');
    const { module, also } = RESOLUTIONS[resolution];
    // Beside the sources: the compiled file imports what they import.
    await run(process.execPath, [
      `node_modules/${compiler}/bin/tsc`, '--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes',
      '--target', 'es2022', '--lib', 'es2022', '--module', module[kind], '--moduleResolution', resolution,
      '--noEmitOnError', `consumer.${kind}`, ...also[kind],
    ], { cwd });
    const program = `consumer.${kind.replace('ts', 'js')}`;
    return printed(await run(process.execPath, [path.join(cwd, program)], { cwd, env: { ORG: org } }));
  },
});

/** @type {Row[]} */
export const types = ['typescript', 'typescript-5'].flatMap((compiler) => [
  typescript(compiler, 'node16', 'mts'),
  typescript(compiler, 'node16', 'cts'),
  typescript(compiler, 'bundler', 'mts'),
  typescript(compiler, 'bundler', 'cts'),
]);
