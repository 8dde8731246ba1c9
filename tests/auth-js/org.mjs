// @ts-check
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { within } from './within.mjs';

/**
 * Starts a mock org in its first state, on a free port.
 * @param {string} program
 */
export async function startOrg(program) {
  const child = spawn(program, ['--host', '127.0.0.1', '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    log += text;
  });
  const ended = new Promise((resolve) => {
    child.once('close', resolve);
  });
  const ready = new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    child.once('close', () => reject(new Error(`the mock org ended before it was ready:\n${log}`)));
  });
  // It does not outlive a run that ends early.
  const kill = () => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  /** Ends it, and waits until it is gone. */
  const stop = async () => {
    kill();
    process.off('exit', kill);
    await within(10, 'the end of the mock org', ended);
  };
  try {
    const line = await within(20, 'the mock org', ready);
    return { origin: new URL(JSON.parse(line).org).origin, log: () => log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The passcode last mailed to an address.
 * @param {string} org origin of the mock org itself, so that no log has this request
 * @param {string} to
 * @returns {Promise<string>}
 */
export async function newestCode(org, to) {
  const answer = await fetch(`${org}/__inbox.json?to=${encodeURIComponent(to)}`, {
    signal: AbortSignal.timeout(10_000),
  });
  const [mail] = await answer.json();
  if (!mail) throw new Error(`the org mailed nothing to ${to}`);
  return mail.code;
}
