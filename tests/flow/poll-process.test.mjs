// @ts-check
// A poll that is over leaves nothing behind: no timer that keeps the process alive, no memory.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';

import { run } from '../support/process.mjs';
import { FLOWS } from './entries.mjs';

const program = path.join(import.meta.dirname, 'poll-process.mjs');

const end = async (/** @type {string[]} */ ...args) =>
  assert.equal(await run(process.execPath, [program, ...args], { seconds: 60 }), 'done');

for (const { name } of FLOWS) {
  test(`${name}: no timer keeps the process alive after an abort`, () => end(name, 'an abort while it waits'));
  test(`${name}: no timer keeps the process alive after a newer poll`, () => end(name, 'a newer poll'));
  test(`${name}: no timer keeps the process alive after the end`, () => end(name, 'the end'));
  test(`${name}: no timer keeps the process alive after a device challenge that is aborted`, () =>
    end(name, 'a device challenge that is aborted'));
  test(`${name}: 10,000 polls leave no memory and no listeners behind`, () => end(name, '10,000 polls'));
}
