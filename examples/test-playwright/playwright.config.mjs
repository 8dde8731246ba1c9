import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests',
  use: { baseURL: 'http://localhost:5173' },
  webServer: { command: 'npx vite app --port 5173 --strictPort', url: 'http://localhost:5173' },
});
