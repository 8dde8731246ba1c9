// @ts-check
// The sign-in pages in React, Vue and Svelte, built by Vite.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';

import { around } from '../support/around.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { run } from '../support/process.mjs';
import { example } from './open.mjs';
import { copyExamples, tool } from './projects.mjs';
import { WALKS, take } from './walks.mjs';

const FRAMEWORKS = ['react', 'vue', 'svelte'];

/** @type {Awaited<ReturnType<typeof launchChromium>>} */
let browser;
let folder = '';
around(
  async () => {
    folder = await copyExamples('frameworks', FRAMEWORKS);
    browser = await launchChromium();
  },
  () => browser?.close(),
);

test('they share one file', async () => {
  const texts = await Promise.all(FRAMEWORKS.map((name) => readFile(example(name, 'src', 'okta.js'), 'utf8')));
  assert.equal(new Set(texts).size, 1);
});

for (const framework of FRAMEWORKS) {
  describe(framework, { concurrency: 4 }, () => {
    around(
      async () => {
        const vite = await tool('vite/bin/vite.js');
        await run(process.execPath, [vite, 'build'], { cwd: path.join(folder, framework) });
      },
      () => {},
    );
    for (const [name, walk] of Object.entries(WALKS))
      test(name, (t) => take(t, browser, path.join(folder, framework, 'dist'), walk));
  });
}
