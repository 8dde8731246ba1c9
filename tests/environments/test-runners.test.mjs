// @ts-check
// Test runners, whose environments have globals and modules of their own.
import { versionOf } from './project.mjs';
import { outcomeOfProgram, testRows } from './rows.mjs';

/** @typedef {import('./rows.mjs').Row} Row */

/**
 * @param {string} name
 * @param {'require' | 'import'} form
 * @param {string} project
 * @param {string} tool
 * @param {string[]} args
 * @returns {Row}
 */
const runner = (name, form, project, tool, args) => ({
  name,
  form,
  project,
  version: versionOf(project, tool),
  run: (context) => outcomeOfProgram(context, process.execPath, args),
});

const JEST = ['node_modules/jest/bin/jest.js', '--runInBand', '--env'];

/**
 * @param {'node' | 'jsdom'} environment
 * @returns {Row[]}
 */
function jest(environment) {
  const env = environment === 'node' ? 'node' : './jsdom-with-fetch.cjs';
  const modules = ['--experimental-vm-modules', '--no-warnings'];
  return [
    runner(`Jest, ${environment}`, 'require', 'jest', 'jest', [...JEST, env, 'sign-in.spec.cjs']),
    runner(`Jest, ${environment}`, 'import', 'jest', 'jest', [...modules, ...JEST, env, 'sign-in.spec.mjs']),
  ];
}

/**
 * Before Jest 28 no `exports` are read, and before Jest 27 no conditions exist.
 * @param {26 | 27} major
 * @param {'node' | 'jsdom'} environment
 */
const oldJest = (major, environment) =>
  runner(`Jest, ${environment}`, 'require', `jest${major}`, 'jest', [
    ...JEST,
    `./${environment}-with-fetch.cjs`,
    'sign-in.spec.js',
  ]);

/** @param {'node' | 'jsdom'} environment */
const vitest = (environment) =>
  runner(`Vitest, ${environment}`, 'import', 'vitest', 'vitest', [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--environment',
    environment,
  ]);

testRows([
  ...jest('node'),
  ...jest('jsdom'),
  oldJest(27, 'node'),
  oldJest(27, 'jsdom'),
  oldJest(26, 'node'),
  oldJest(26, 'jsdom'),
  vitest('node'),
  vitest('jsdom'),
]);
