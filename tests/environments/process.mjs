// @ts-check
// Child processes: each leads a group of its own, has a time limit, and never outlives the run.
import { spawn } from 'node:child_process';

/** What goes to no child: it would change how that child's Node.js runs. */
const { NODE_OPTIONS, NODE_ENV, ...inherited } = process.env;

/** Keeps tools from asking the network for news, and from prompting. */
const QUIET = {
  CI: '1',
  DO_NOT_TRACK: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  DENO_NO_UPDATE_CHECK: '1',
  NO_UPDATE_NOTIFIER: '1',
  NO_COLOR: '1',
};

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** @param {import('node:child_process').ChildProcess} child */
function stop(child) {
  running.delete(child);
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group has ended.
  }
}

/** Ends every child there is. */
export function stopAll() {
  for (const child of running) stop(child);
}

/**
 * @typedef {object} Options
 * @property {string} cwd
 * @property {Record<string, string>} [env] besides what is inherited
 * @property {number} [seconds] after which it is stopped
 */

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Options} options
 */
function begin(program, args, { cwd, env }) {
  const child = spawn(program, args, {
    cwd,
    env: { ...inherited, ...QUIET, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  return child;
}

/**
 * The last lines of what was said, those of minified files cut short.
 * @param {string} text
 */
function ending(text) {
  const lines = text.trim().split('\n').slice(-40);
  return lines.map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line)).join('\n');
}

/**
 * Runs a program to its end and gives what it wrote to standard output. One that fails rejects with what it said.
 * @param {string} program
 * @param {string[]} args
 * @param {Options} options
 * @returns {Promise<string>}
 */
export function run(program, args, options) {
  const { seconds = 100 } = options;
  return new Promise((resolve, reject) => {
    const child = begin(program, args, options);
    let stdout = '';
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      said += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    const name = [program, ...args].map((part) => part.replace(/^.*\//, '')).join(' ');
    /** @param {string} how */
    const fail = (how) => reject(new Error(`\`${name}\` ${how}\n${ending(said)}`));
    const timer = setTimeout(() => {
      stop(child);
      fail(`did not end within ${seconds} s`);
    }, seconds * 1000);
    child.on('error', (error) => {
      clearTimeout(timer);
      running.delete(child);
      reject(new Error(`cannot run ${program}: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      stop(child);
      if (code === 0) resolve(stdout);
      else fail(`ended with ${signal ?? `status ${code}`}`);
    });
  });
}

/**
 * Starts a program that serves until it is stopped, and waits for the line that says where.
 * @param {string} program
 * @param {string[]} args
 * @param {Options & { ready: RegExp }} options `ready` is what its output has once it listens
 */
export function service(program, args, options) {
  const { seconds = 60, ready } = options;
  const child = begin(program, args, options);
  let said = '';
  /** @type {Promise<RegExpExecArray>} */
  const told = new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${program} did not listen within ${seconds} s\n${said}`)),
      seconds * 1000,
    );
    /** @param {string} text */
    const hear = (text) => {
      said += text;
      const match = ready.exec(said);
      if (!match) return;
      clearTimeout(timer);
      resolve(match);
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    child.on('error', (error) => reject(new Error(`cannot run ${program}: ${error.message}`)));
    child.on('close', () => {
      clearTimeout(timer);
      reject(new Error(`${program} ended before it listened\n${said}`));
    });
  });
  return { told, said: () => said, stop: () => stop(child) };
}
