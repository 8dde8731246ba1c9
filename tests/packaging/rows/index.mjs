// @ts-check
// The matrix, in the order it is run and shown.
import { bundlers } from './bundlers.mjs';
import { lint } from './lint.mjs';
import { next } from './next.mjs';
import { node } from './node.mjs';
import { pages } from './pages.mjs';
import { runtimes } from './runtimes.mjs';
import { testRunners } from './test-runners.mjs';
import { types } from './typescript.mjs';

/** @type {import('./row.mjs').Row[]} */
export const rows = [
  ...bundlers,
  ...next,
  ...testRunners,
  ...types,
  ...node,
  ...runtimes,
  ...pages,
  ...lint,
];
