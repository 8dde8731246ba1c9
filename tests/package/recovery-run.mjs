// @ts-check
// Node.js: one case in a process of its own. Arguments: the entry, `memory` or `stack`, and the name of a case.
import { setTimeout as pause } from 'node:timers/promises';

import { requireInstalled } from '../support/installed.mjs';
import { allocated } from './allocated.mjs';
import { loadAgain } from './memory.mjs';
import { checkMemory, limitBuffers } from './recovery-memory.mjs';
import { checkStack } from './recovery-stack.mjs';
import { told } from './recovery.mjs';

const [, , entry = '', kind = '', name = ''] = process.argv;
const unhandled = /** @type {unknown[]} */ ([]);
process.on('unhandledRejection', (reason) => unhandled.push(reason));

try {
  if (kind === 'memory') limitBuffers();
  const load = () => loadAgain(requireInstalled, entry);
  load().makeIdxState({});
  const before = await allocated(0, 100);
  console.log(await (kind === 'memory' ? checkMemory : checkStack)(name, load));
  // Node.js keeps every module that it has loaded, so those cases hold more memory.
  const after = name.includes('first') ? 0 : await allocated(before + 10, 10_000);
  if (after > before + 10)
    throw new Error(`earlier instances are not freed: ${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after`);
  await pause(20);
  if (unhandled.length) throw new Error(`${unhandled.length} unhandled rejections, the first: ${told(unhandled[0])}`);
} catch (error) {
  // Not to stderr, where Node.js reports that its own hook for rejections had no stack.
  console.log(told(error));
  process.exitCode = 1;
}
