// @ts-check
// TypeScript under `strict`, libraries checked too: what is right compiles and runs, what is wrong is refused.
import path from 'node:path';

import { run } from '../support/process.mjs';
import { installPackage, makeProject, versionOf } from './project.mjs';
import { printed, testRows } from './rows.mjs';

/** @typedef {import('./rows.mjs').Row} Row */

const RESOLUTIONS = {
  node16: { module: { mts: 'node16', cts: 'node16' }, also: { mts: ['wrong.mts', 'entries.mts'], cts: ['wrong.cts'] } },
  bundler: {
    module: { mts: 'esnext', cts: 'preserve' },
    also: { mts: ['wrong.mts', 'entries.mts'], cts: ['wrong.cts'] },
  },
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
  version: versionOf('typescript', compiler),
  result: 'compiles, refuses wrong use, signs in',
  async run({ folder: cwd, org }) {
    const { module, also } = RESOLUTIONS[resolution];
    // Beside the sources: the compiled file imports what they import.
    await run(
      process.execPath,
      [
        `node_modules/${compiler}/bin/tsc`,
        '--strict',
        '--noUncheckedIndexedAccess',
        '--exactOptionalPropertyTypes',
        '--target',
        'es2022',
        '--lib',
        'es2022',
        '--module',
        module[kind],
        '--moduleResolution',
        resolution,
        '--noEmitOnError',
        `consumer.${kind}`,
        ...also[kind],
      ],
      { cwd },
    );
    const program = `consumer.${kind.replace('ts', 'js')}`;
    return printed(await run(process.execPath, [path.join(cwd, program)], { cwd, env: { ORG: org } }));
  },
});

/** What compilers before 4.7 are told: they resolve modules as Node.js did before `exports`. */
const OLD = ['--strict', '--target', 'es2018', '--module', 'commonjs', '--moduleResolution', 'node', '--noEmitOnError'];

/**
 * @param {string} compiler its name in the project's manifest
 * @returns {Row}
 */
const beforeExports = (compiler) => ({
  name: 'tsc --strict, node',
  form: 'import',
  project: 'typescript',
  version: versionOf('typescript', compiler),
  result: 'compiles, refuses wrong use, signs in',
  async run({ folder: cwd, org }) {
    // No types from the folders above: the repository has some that these compilers cannot read.
    const own = ['--lib', 'es2018', '--typeRoots', 'none', 'consumer-old.ts'];
    await run(process.execPath, [`node_modules/${compiler}/bin/tsc`, ...OLD, ...own], { cwd });
    return printed(await run(process.execPath, ['consumer-old.js'], { cwd, env: { ORG: org } }));
  },
});

const CLIENT = 'typescript-okta-auth-js';

/**
 * A client that declares its own types for the original, compiled from source with this package in its place. The
 * compiler is of the client's time: newer ones find errors in it that have nothing to do with this package.
 * @type {Row}
 */
const client = {
  name: 'tsc --strict, the sources of okta-auth-js 6.0.0',
  form: 'in place of idx-js',
  project: CLIENT,
  version: versionOf('typescript', 'typescript-4.3'),
  signsIn: false,
  result: 'compiles',
  async run({ folder: cwd }) {
    await installPackage(cwd, '@okta/okta-idx-js');
    await run(process.execPath, ['sources.mjs'], { cwd });
    const compiler = path.join(await makeProject('typescript'), 'node_modules', 'typescript-4.3', 'bin', 'tsc');
    await run(
      process.execPath,
      [
        compiler,
        ...OLD,
        '--noEmit',
        '--lib',
        'es2020,dom',
        '--esModuleInterop',
        '--typeRoots',
        'none',
        // The client leaves some parameters without a type.
        '--noImplicitAny',
        'false',
        'globals.d.ts',
        'typed.ts',
        'src/lib/index.ts',
      ],
      { cwd },
    );
  },
};

/**
 * What editors offer.
 * @type {Row}
 */
const completions = {
  name: 'the completions of an editor',
  form: 'import',
  project: 'typescript',
  version: versionOf('typescript', 'typescript-5'),
  signsIn: false,
  result: "known remediations with their parameters, an org's own, and known actions",
  async run({ folder: cwd }) {
    await run(process.execPath, ['completions.mjs'], { cwd });
  },
};

testRows([
  completions,
  ...['typescript', 'typescript-5'].flatMap((compiler) => [
    typescript(compiler, 'node16', 'mts'),
    typescript(compiler, 'node16', 'cts'),
    typescript(compiler, 'bundler', 'mts'),
    typescript(compiler, 'bundler', 'cts'),
  ]),
  beforeExports('typescript-4.6'),
  beforeExports('typescript-4.3'),
  client,
]);
