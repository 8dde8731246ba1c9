// @ts-check
// The matrix, in the order it is run and shown.
import { angular } from './angular.mjs';
import { bundlers } from './bundlers.mjs';
import { classicScripts } from './classic-scripts.mjs';
import { growth } from './growth.mjs';
import { hermes } from './hermes.mjs';
import { lint } from './lint.mjs';
import { next } from './next.mjs';
import { noCore } from './no-core.mjs';
import { node } from './node.mjs';
import { pages } from './pages.mjs';
import { runtimes } from './runtimes.mjs';
import { testRunners } from './test-runners.mjs';
import { types } from './typescript.mjs';
import { viteWorkers } from './vite-workers.mjs';

/** @type {import('./row.mjs').Row[]} */
export const rows = [
  ...bundlers,
  ...viteWorkers,
  ...classicScripts,
  ...angular,
  ...next,
  ...testRunners,
  ...types,
  ...node,
  ...growth,
  ...runtimes,
  ...hermes,
  ...pages,
  ...noCore,
  ...lint,
];
