// @ts-check
// The mock org, a process of its own.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { rulesAt } from './rules.mjs';

const program = process.env.MOCK_ORG ?? missing();

/** @returns {never} */
function missing() {
  throw new Error('set MOCK_ORG to the mock org (cargo xtask test reliability does)');
}

/**
 * Starts it, on a free port, where faults can be asked for.
 * @param {string[]} [options]
 */
export async function startOrg(options = []) {
  // localhost is two addresses, and a test wants to know which.
  const child = spawn(program, ['--host', '127.0.0.1', '--faults', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    log = (log + text).slice(-10_000);
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise((resolve) => {
    child.once('close', resolve);
  });
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('close', () => reject(new Error(`the mock org ended:\n${log}`)));
    child.once('error', reject);
  });
  const origin = JSON.parse(line).org;

  return {
    origin,
    ...rulesAt(origin),
    async stop() {
      kill();
      process.off('exit', kill);
      await ended;
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof startOrg>>} Org */
