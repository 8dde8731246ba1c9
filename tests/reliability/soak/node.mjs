// @ts-check
// In a process of its own, run with --expose-gc. Arguments: the entry, states, polls, and `keep` to leak on purpose.
import { requireInstalled } from '../../support/installed.mjs';
import { silence } from '../silence.mjs';
import { soak, watchMemories } from './rounds.mjs';

const [entry, states, polls, keep] = process.argv.slice(2);
const spoken = silence();
const wasm = watchMemories();
const idx = requireInstalled(entry).default;

/** The bytes of the heap and of array buffers, without memories of WebAssembly. */
async function heap() {
  for (let round = 0; round < 5; round++) {
    /** @type {any} */ (globalThis).gc();
    // What finalizers release is collected in the next round.
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const kept = /** @type {unknown[]} */ ([]);
const began = process.hrtime.bigint();
const seen = await soak(
  idx,
  { states: Number(states), polls: Number(polls) },
  { wasm, heap },
  keep ? (state) => kept.push(state) : undefined,
);
const seconds = Number(process.hrtime.bigint() - began) / 1e9;
process.stdout.write(JSON.stringify({ ...seen, seconds, spoken, kept: kept.length }));
