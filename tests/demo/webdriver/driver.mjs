/** A browser's driver, as a child that never outlives this process. */
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { command } from './session.mjs';

const POLL = 100;
const READY = 30_000;
const GRACE = 3_000;

/**
 * @param {string} program
 * @param {string} log the file that takes what it says
 * @returns {Promise<{ address: string, end: () => Promise<void> }>}
 */
export async function startDriver(program, log) {
  const port = await freePort();
  const output = openSync(log, 'w');
  const child = spawn(program, [`--port=${port}`], { stdio: ['ignore', output, output] });
  let ended;
  const end = new Promise((resolve) => {
    child.once('error', (error) => resolve((ended = `${program} cannot start: ${error.message}`)));
    child.once('exit', (code, signal) =>
      resolve((ended = `${program} ended by itself (${signal ?? code}), see ${log}`)),
    );
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const address = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + READY; ; await pause(POLL)) {
    if (ended) throw new Error(ended);
    if (await isReady(address)) break;
    if (Date.now() > deadline) {
      kill();
      throw new Error(`${program} did not listen within ${READY} ms, see ${log}`);
    }
  }
  return {
    address,
    async end() {
      child.kill('SIGTERM');
      await Promise.race([end, pause(GRACE)]);
      kill();
      process.off('exit', kill);
    },
  };
}

const isReady = (address) =>
  command(`${address}/status`, 'GET').then(
    ({ ready }) => ready,
    () => false,
  );

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
