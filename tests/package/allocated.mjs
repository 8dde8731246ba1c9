// @ts-check
// Node.js: what is allocated outside the heap.
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc');

/**
 * What is allocated outside the heap, in MB: the first figure below a bound, or else the lowest within so many milliseconds.
 * A collection frees buffers in other threads, some time after it returns; a leak is never freed.
 * @param {number} bound
 * @param {number} patience
 */
export async function allocated(bound, patience) {
  const end = performance.now() + patience;
  let lowest = Infinity;
  for (;;) {
    gc();
    lowest = Math.min(lowest, process.memoryUsage().external / 1e6);
    if (lowest < bound || performance.now() > end) return lowest;
    await pause(20);
  }
}
