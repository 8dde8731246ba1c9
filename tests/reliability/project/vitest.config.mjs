import { defineConfig } from 'vitest/config';

// Each file has a context of its own with other classes than Node.js's `fetch` makes its errors of.
export default defineConfig({
  test: { include: ['faults.spec.mjs'], pool: 'vmThreads', globals: true, watch: false, testTimeout: 60_000 },
});
