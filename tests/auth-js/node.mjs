// @ts-check
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { within } from './within.mjs';

/**
 * @typedef {object} Target where a scenario is run
 * @property {import('./projects.mjs').Project} project
 * @property {string} issuer
 * @property {string} org origin of the mock org itself
 *
 * @typedef {object} Result
 * @property {import('./part.mjs').Outcome[]} outcomes
 * @property {string[]} codes passcodes that were read from the inbox
 * @property {string} [output] what was printed meanwhile
 *
 * @typedef {object} Environment
 * @property {string} name
 * @property {import('./normalise.mjs').HeaderRule} headers
 * @property {(scenario: import('./scenarios/index.mjs').Scenario, target: Target) => Promise<Result>} run
 * @property {() => Promise<void>} close
 */

/**
 * Node.js, a process for each scenario, the client's storage in memory.
 * @param {{ oneFetch: boolean }} options `oneFetch`: the global `fetch` is the one that the peer brings along, so that
 *   nothing but the package can make a difference between two requests
 * @returns {Environment}
 */
export function node({ oneFetch }) {
  return {
    name: oneFetch ? 'Node.js with cross-fetch' : 'Node.js',
    headers: oneFetch ? 'all' : 'own',
    run: (scenario, target) => runInChild(scenario, target, oneFetch),
    close: async () => {},
  };
}

/**
 * @param {import('./scenarios/index.mjs').Scenario} scenario
 * @param {Target} target
 * @param {boolean} oneFetch
 * @returns {Promise<Result>}
 */
async function runInChild({ name, pages }, { project, issuer, org }, oneFetch) {
  const child = fork(fileURLToPath(new URL('node-child.mjs', import.meta.url)), {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  const jobs = pages.map((_, part) => ({ name, part, issuer, redirectUri: 'http://127.0.0.1:8080/callback' }));
  const answer = new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('close', (status) => reject(new Error(`the process ended with ${status}:\n${output}`)));
  });
  child.send({ project: project.folder, oneFetch, org, jobs });
  try {
    return { ...(await within(60, 'the scenario', answer)), output };
  } finally {
    child.kill('SIGKILL');
  }
}
