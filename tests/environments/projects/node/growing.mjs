// Runs the cases of tests/package/growth.mjs, which lies beside this then, on the entry that is given.
import { createRequire } from 'node:module';

import { NAMES, checkGrowth } from './growth.mjs';
import { loadAgain, watchMemory } from './memory.mjs';

const [entry] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const bytes = watchMemory();
const wrong = [];
for (const name of NAMES) {
  try {
    await checkGrowth(name, loadAgain(require, entry), bytes);
  } catch (error) {
    wrong.push(`${name}: ${error?.message ?? error}`);
  }
}
console.log(`OUTCOME ${JSON.stringify({ cases: NAMES.length, wrong })}`);
