// @ts-check
// The sign-in page without a framework.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';

import { around } from '../support/around.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { example } from './open.mjs';
import { MORE, WALKS, take } from './walks.mjs';

/** @type {Awaited<ReturnType<typeof launchChromium>>} */
let browser;
around(
  async () => {
    browser = await launchChromium();
  },
  () => browser?.close(),
);

describe('walks', { concurrency: 4 }, () => {
  for (const [name, walk] of Object.entries({ ...WALKS, ...MORE }))
    test(name, (t) => take(t, browser, example('page'), walk));
});

test('it has at most 120 lines', async () => {
  const texts = await Promise.all(['index.html', 'page.mjs'].map((name) => readFile(example('page', name), 'utf8')));
  assert.ok(texts.join('').trim().split('\n').length <= 120);
});
