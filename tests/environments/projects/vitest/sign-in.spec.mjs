import { outcomeOf } from './flow.mjs';

import idx from 'okta-idx-wasm';
import { expect, test, vi } from 'vitest';

test('signs in', async () => {
  const outcome = await outcomeOf(idx, process.env.ORG);
  process.stdout.write(`OUTCOME ${JSON.stringify(outcome)}\n`);
  expect(outcome.hasInteractionCode).toBe(true);
});

test('a spy on the client is called', async () => {
  const start = vi.spyOn(idx, 'start').mockResolvedValue('spied');
  expect(await idx.start()).toBe('spied');
  start.mockRestore();
});
