// @ts-check
// The tarball under the checkers that package authors use.
import { tarball } from '../support/built.mjs';
import { run } from '../support/process.mjs';
import { versionOf } from './project.mjs';
import { testRows } from './rows.mjs';

/**
 * @param {string} name
 * @param {string} tool
 * @param {string} form
 * @param {string[]} command
 * @returns {import('./rows.mjs').Row}
 */
const checker = (name, tool, form, [script, ...flags]) => ({
  name,
  form,
  project: 'lint',
  version: versionOf('lint', tool),
  signsIn: false,
  result: 'finds nothing',
  run: ({ folder }) => run(process.execPath, [script, tarball(), ...flags], { cwd: folder }),
});

testRows([
  checker('publint', 'publint', 'the tarball', ['publint.mjs']),
  checker('Are the types wrong?', '@arethetypeswrong/cli', 'all resolution modes', [
    'node_modules/@arethetypeswrong/cli/dist/index.js',
    '--profile',
    'strict',
    '--format',
    'ascii',
    '--no-emoji',
    '--no-color',
    // It is not a module, so it has no types.
    '--exclude-entrypoints',
    './core.wasm',
  ]),
]);
