// @ts-check
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { table } from './table.mjs';

test('docs/reliability.md has the table of what is tested', async () => {
  const text = await readFile(new URL('../../docs/reliability.md', import.meta.url), 'utf8');
  assert.ok(text.includes(table), `node tests/reliability/table.mjs prints the table that belongs there:\n${table}`);
});
