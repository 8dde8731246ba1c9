// @ts-check
// The examples of tests, run by Vitest and by Playwright.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { before, test } from 'node:test';

import { CHROMIUM_ARGS, chromiumProgram } from '../support/chromium.mjs';
import { run } from '../support/process.mjs';
import { example } from './open.mjs';
import { copyExamples, tool } from './projects.mjs';

let folder = '';
before(async () => {
  folder = await copyExamples('testing', ['test-vitest', 'test-playwright']);
});

test('Vitest', async () => {
  const program = await tool('vitest/vitest.mjs');
  const told = await run(process.execPath, [program, 'run'], { cwd: path.join(folder, 'test-vitest') });
  assert.match(told, /Tests {2}4 passed \(4\)/);
});

test('Playwright', async () => {
  const program = await tool('@playwright/test/cli.js');
  const port = await freePort();
  const launchOptions = { executablePath: chromiumProgram(), args: CHROMIUM_ARGS };
  const use = JSON.stringify({ baseURL: `http://localhost:${port}`, launchOptions });
  // The config of the example, with the browser and a port of this machine.
  const config = `
    import config from './playwright.config.mjs';
    const at = (text) => text.replaceAll('5173', '${port}');
    const { command, url } = config.webServer;
    export default {
      ...config, workers: 1, use: { ...config.use, ...${use} }, webServer: { command: at(command), url: at(url) },
    };`;
  const cwd = path.join(folder, 'test-playwright');
  await writeFile(path.join(cwd, 'here.config.mjs'), config);
  const told = await run(process.execPath, [program, 'test', '--config=here.config.mjs', '--reporter=list'], { cwd });
  assert.match(told, /3 passed/);
});

test('both test the same page', async () => {
  const files = [example('test-vitest', 'sign-in.mjs'), example('test-playwright', 'app', 'sign-in.mjs')];
  const [one, other] = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  assert.equal(one, other);
});

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, 'localhost', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}
