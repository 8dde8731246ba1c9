// @ts-check
// A thousand orgs, one after the other, in one process.
import assert from 'node:assert/strict';
import test from 'node:test';

import { file } from './installed.mjs';
import { run } from '../support/process.mjs';

/**
 * Memory of a process that makes so many orgs, signs in on each, and disposes of it or leaves it to the garbage collector.
 * @param {number} orgs
 * @param {boolean} disposes
 */
async function memoryAfter(orgs, disposes) {
  const script = `
    import { createOrg } from ${JSON.stringify(file('node.mjs'))};
    import { signIn } from ${JSON.stringify(new URL('./installed.mjs', import.meta.url).href)};
    for (let i = 0; i < ${orgs}; i++) {
      const org = createOrg();
      await signIn(org);
      if (${disposes}) org[Symbol.dispose]();
      else if (i % 20 === 19) { gc(); await new Promise((resolve) => setImmediate(resolve)); }
    }
    gc();
    console.log(process.memoryUsage.rss());
  `;
  const flags = ['--expose-gc', '--input-type=module', '--eval', script];
  return Number(await run(process.execPath, flags));
}

for (const disposes of [true, false]) {
  test(`a thousand orgs take no more memory than a hundred, ${disposes ? 'disposed of' : 'collected'}`, async () => {
    const [few, many] = [await memoryAfter(100, disposes), await memoryAfter(1000, disposes)];
    // 900 orgs that stayed would take more than 100 MB; compiled code takes a few.
    assert.ok(many < few + 30_000_000, `${few} bytes after 100, ${many} after 1000`);
  });
}
