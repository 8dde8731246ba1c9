// @ts-check
// What a soak does, and what its report has to say.
import assert from 'node:assert/strict';

export const folder = import.meta.dirname;

export const COUNTS = {
  states: Number(process.env.SOAK_STATES ?? 100_000),
  polls: Number(process.env.SOAK_POLLS ?? 20_000),
};
/** Thirty bytes for each state, where one that is kept takes 6,000: room for compiled code. */
export const SLACK = 3_000_000;
/** The longest that any may take. */
export const TIMEOUT = 900_000;

/**
 * @typedef {{ wasm: number, heap: number }} Bytes
 * @typedef {{ warm: Bytes, made: Bytes, polled: Bytes }} Report
 */

/** Bytes that are there after all the work and were not before: what states left behind is there after the polls, too. @param {Report} report */
export const growth = ({ warm, polled }) => polled.heap - warm.heap;

/** @param {Report} report @param {boolean} isWasm */
export function checkReport(report, isWasm) {
  const { warm, made, polled } = report;
  assert.equal(warm.wasm > 0, isWasm, 'the memory was watched');
  assert.deepEqual([made.wasm, polled.wasm], [warm.wasm, warm.wasm], 'the core grew');
  assert.ok(growth(report) < SLACK, `the heap grew by ${growth(report)} bytes`);
}

export const megabytes = (/** @type {Report} */ { warm, made, polled }) =>
  Object.entries({ warm, made, polled })
    .map(([when, { wasm, heap }]) => `${when} ${(heap / 1e6).toFixed(2)} MB heap, ${(wasm / 1e6).toFixed(2)} MB core`)
    .join('; ');
