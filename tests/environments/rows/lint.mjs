// @ts-check
// What the ecosystem's own checkers say of the tarball.
import { run } from '../process.mjs';
import { pinned } from './row.mjs';

/** @typedef {import('./row.mjs').Row} Row */

/**
 * @param {string} name
 * @param {string} tool
 * @param {string} form
 * @param {(tarball: string) => string[]} command
 * @returns {Row}
 */
const checker = (name, tool, form, command) => ({
  name,
  form,
  project: 'lint',
  version: pinned('lint', tool),
  signsIn: false,
  result: 'finds nothing',
  async run({ projects, tarball }) {
    await run(process.execPath, command(tarball), { cwd: await projects.make('lint') });
  },
});

/** @type {Row[]} */
export const lint = [
  checker('publint', 'publint', 'the tarball', (tarball) => ['publint.mjs', tarball]),
  checker('Are the types wrong?', '@arethetypeswrong/cli', 'all resolution modes', (tarball) => [
    'node_modules/@arethetypeswrong/cli/dist/index.js',
    tarball,
    '--profile',
    'strict',
    '--format',
    'ascii',
    '--no-emoji',
    '--no-color',
    // It is no module, so it has no types to be wrong.
    '--exclude-entrypoints',
    './core.wasm',
  ]),
];
