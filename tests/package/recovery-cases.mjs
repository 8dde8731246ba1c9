// @ts-check
// The cases that recovery.test.mjs runs in Node.js, and recovery-page.test.mjs in Chromium.
import { NAMES as MEMORY, PAGES } from './recovery-memory.mjs';
import { NAMES as STACK } from './recovery-stack.mjs';

export const CASES = [
  ...MEMORY.map((name) => ({ kind: 'memory', name })),
  ...STACK.map((name) => ({ kind: 'stack', name })),
];

/** For V8, in Node.js and in Chromium. */
export const FLAG = `--wasm-max-mem-pages=${PAGES}`;

/** A case takes a few seconds; one that never ends is a failure. */
export const SECONDS = 150;

export const TIME = { timeout: SECONDS * 1000 };

/** Two at a time, as each runs in a process of its own. */
export const SUITE = { concurrency: 2 };
