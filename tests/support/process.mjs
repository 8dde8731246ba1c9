// @ts-check
// Child processes. Each leads its own process group, has a time limit, and is stopped when this process exits.
import { createInterface } from 'node:readline';

import { execa } from 'execa';

/** Variables that children must not inherit, because they would change how Node.js runs there. */
const NOT_INHERITED = { NODE_OPTIONS: undefined, NODE_ENV: undefined, NODE_TEST_CONTEXT: undefined };

/** Keeps tools from checking for updates, sending telemetry and prompting. */
const QUIET = {
  CI: '1',
  DO_NOT_TRACK: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  DENO_NO_UPDATE_CHECK: '1',
  NO_UPDATE_NOTIFIER: '1',
  NO_COLOR: '1',
};

/** @type {Set<{ pid?: number }>} */
const running = new Set();
process.once('exit', () => running.forEach(stop));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => process.exit(130));

/** Ends the child's whole process group. execa would end only the child. @param {{ pid?: number }} child */
function stop(child) {
  if (!running.delete(child)) return;
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group has already ended.
  }
}

/**
 * @typedef {object} Options
 * @property {string} [cwd]
 * @property {Record<string, string>} [env] variables in addition to the inherited ones
 * @property {number} [seconds] time limit: for `run`, until the end (100 by default); for `service`, until it
 *   listens (60)
 */

/**
 * @param {string} file
 * @param {string[]} args
 * @param {Options} options
 */
function begin(file, args, { cwd, env }, buffer = true) {
  const child = execa(file, args, {
    cwd,
    env: { ...NOT_INHERITED, ...QUIET, ...env },
    stdin: 'ignore',
    all: true,
    detached: true,
    reject: false,
    buffer,
  });
  running.add(child);
  return child;
}

/**
 * The last lines of the output. Long lines, such as those of minified files, are truncated.
 * @param {string} text
 */
function ending(text) {
  const lines = text.trim().split('\n').slice(-40);
  return lines.map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line)).join('\n');
}

/**
 * Runs a program to its end and resolves with its standard output. If it fails, the error contains its output.
 * @param {string} file
 * @param {string[]} args
 * @param {Options} [options]
 * @returns {Promise<string>}
 */
export async function run(file, args, options = {}) {
  const { seconds = 100 } = options;
  const child = begin(file, args, options);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop(child);
  }, seconds * 1000);
  const ended = await child;
  clearTimeout(timer);
  stop(child);
  if (!ended.failed) return ended.stdout;
  const why = late
    ? `did not end within ${seconds} s`
    : (ended.originalMessage ?? `ended with ${ended.exitCode ?? ended.signal}`);
  const name = [file, ...args].map((part) => part.replace(/^.*\//, '')).join(' ');
  throw new Error(`\`${name}\` ${why}\n${ending(ended.all ?? '')}`);
}

/**
 * Starts a server program. With `ready`, waits for a matching line of output.
 * @param {string} file
 * @param {string[]} args
 * @param {Options & { ready?: RegExp }} [options] `ready` matches a line of its output once it listens
 */
export async function service(file, args, options = {}) {
  const { seconds = 60, ready } = options;
  const child = begin(file, args, options, false);
  /** @type {string[]} */
  const log = [];
  const failure = (/** @type {string} */ how) => new Error(`${file} ${how}\n${ending(log.join('\n'))}`);
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const told = new Promise((resolve, reject) => {
    if (!ready) resolve(null);
    timer = setTimeout(() => reject(failure(`did not listen within ${seconds} s`)), seconds * 1000);
    createInterface({ input: /** @type {import('node:stream').Readable} */ (child.all) }).on('line', (line) => {
      if (log.push(line) > 200) log.shift();
      const match = ready?.exec(line);
      if (match) resolve(match);
    });
    child.then(({ originalMessage }) => {
      running.delete(child);
      reject(failure(originalMessage ?? 'ended before it listened'));
    });
  });
  try {
    const match = /** @type {RegExpExecArray} */ (await told);
    return {
      match,
      log,
      /** Ends the program and its child processes. */
      async stop() {
        stop(child);
        await child;
      },
    };
  } catch (error) {
    stop(child);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
