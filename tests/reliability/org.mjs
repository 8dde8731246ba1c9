// @ts-check
// The mock org, a process of its own, and what goes wrong in it.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

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
  child.stderr.setEncoding('utf8').on('data', (text) => { log = (log + text).slice(-10_000); });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise((resolve) => { child.once('close', resolve); });
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('close', () => reject(new Error(`the mock org ended:\n${log}`)));
    child.once('error', reject);
  });
  const origin = JSON.parse(line).org;

  const faults = (/** @type {RequestInit} */ init) => fetch(`${origin}/__faults`, init).then((answer) => {
    if (!answer.ok) throw new Error(`the mock org refused a rule: ${answer.status}`);
    return answer;
  });
  return {
    origin,
    /**
     * From now on, that goes wrong at that path.
     * @param {string} path or the end of one
     * @param {unknown} fault as the mock org's --help has it
     * @param {number} [times] 0 for ever
     */
    async plan(path, fault, times = 0) {
      const rules = [{ path, times, fault }];
      await faults({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ rules }) });
    },
    /** Nothing goes wrong by a rule any more. */
    async mend() {
      await faults({ method: 'DELETE' });
    },
    /** How many faults of each kind there were. @returns {Promise<Record<string, number>>} */
    done: async () => /** @type {any} */ (await (await faults({})).json()).done,
    async stop() {
      kill();
      process.off('exit', kill);
      await ended;
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof startOrg>>} Org */
