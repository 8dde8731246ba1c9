const { outcomeOf } = require('./flow.cjs');

const { default: idx } = require('okta-idx-wasm');

test('signs in', async () => {
  const outcome = await outcomeOf(idx, process.env.ORG);
  process.stdout.write(`OUTCOME ${JSON.stringify(outcome)}\n`);
  expect(outcome.hasInteractionCode).toBe(true);
});

test('a spy on the client is called', async () => {
  const start = jest.spyOn(idx, 'start').mockResolvedValue('spied');
  expect(await idx.start()).toBe('spied');
  start.mockRestore();
});
