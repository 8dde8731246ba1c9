// @ts-check
// Test runners, whose environments have globals and modules of their own.
import { outcomeOfProgram, pinned } from './row.mjs';

/** @typedef {import('./row.mjs').Row} Row */

/**
 * @param {string} name
 * @param {'require' | 'import'} form
 * @param {string} environment
 * @returns {Row}
 */
const jest = (name, form, environment) => ({
  name,
  form,
  project: 'jest',
  version: pinned('jest', 'jest'),
  run: (context) =>
    outcomeOfProgram(context, {
      project: 'jest',
      command: process.execPath,
      args: [
        ...(form === 'import' ? ['--experimental-vm-modules', '--no-warnings'] : []),
        'node_modules/jest/bin/jest.js',
        '--runInBand',
        '--env',
        environment,
        form === 'import' ? 'sign-in.spec.mjs' : 'sign-in.spec.cjs',
      ],
    }),
});

/**
 * Before Jest 28 no `exports` are read, and before Jest 27 no conditions exist.
 * @param {26 | 27} major
 * @param {'node' | 'jsdom'} environment
 * @returns {Row}
 */
const oldJest = (major, environment) => ({
  name: `Jest, ${environment}`,
  form: 'require',
  project: `jest${major}`,
  version: pinned(`jest${major}`, 'jest'),
  run: (context) =>
    outcomeOfProgram(context, {
      project: `jest${major}`,
      command: process.execPath,
      args: [
        'node_modules/jest/bin/jest.js',
        '--runInBand',
        '--env',
        `./${environment}-with-fetch.cjs`,
        'sign-in.spec.js',
      ],
    }),
});

/**
 * @param {string} environment
 * @returns {Row}
 */
const vitest = (environment) => ({
  name: `Vitest, ${environment}`,
  form: 'import',
  project: 'vitest',
  version: pinned('vitest', 'vitest'),
  run: (context) =>
    outcomeOfProgram(context, {
      project: 'vitest',
      command: process.execPath,
      args: ['node_modules/vitest/vitest.mjs', 'run', '--environment', environment],
    }),
});

/** @type {Row[]} */
export const testRunners = [
  jest('Jest, node', 'require', 'node'),
  jest('Jest, node', 'import', 'node'),
  jest('Jest, jsdom', 'require', './jsdom-with-fetch.cjs'),
  jest('Jest, jsdom', 'import', './jsdom-with-fetch.cjs'),
  oldJest(27, 'node'),
  oldJest(27, 'jsdom'),
  oldJest(26, 'node'),
  oldJest(26, 'jsdom'),
  vitest('node'),
  vitest('jsdom'),
];
