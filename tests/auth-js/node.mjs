// @ts-check
import { fileURLToPath } from 'node:url';

import { execaNode } from 'execa';

/**
 * @typedef {object} Target where a scenario runs
 * @property {import('./projects.mjs').Project} project
 * @property {string} issuer
 * @property {import('../support/org.mjs').Org} org
 *
 * @typedef {object} Result
 * @property {import('./part.mjs').Outcome[]} outcomes
 * @property {string[]} codes passcodes that were read from the inbox
 * @property {string} output what was printed meanwhile
 *
 * @typedef {object} Environment
 * @property {string} name
 * @property {import('./normalise.mjs').HeaderRule} headers
 * @property {(scenario: import('./scenarios/index.mjs').Scenario, target: Target) => Promise<Result>} run
 * @property {() => Promise<void>} close
 */

const CHILD = fileURLToPath(new URL('node-child.mjs', import.meta.url));

/**
 * Node.js, a process for each scenario, the client's storage in memory.
 * @param {{ oneFetch: boolean }} options `oneFetch`: the global `fetch` is the one that the peer depends on, so that
 *   only the package can cause a difference between two requests
 * @returns {Environment}
 */
export const node = ({ oneFetch }) => ({
  name: oneFetch ? 'Node.js with cross-fetch' : 'Node.js',
  headers: oneFetch ? 'all' : 'own',
  async run({ name, pages }, { project: { folder }, issuer, org: { origin: org } }) {
    const jobs = pages.map((_, part) => ({ name, part, issuer, redirectUri: 'http://127.0.0.1:8080/callback' }));
    const { ipcOutput, all } = await execaNode(CHILD, {
      ipcInput: { project: folder, oneFetch, org, jobs },
      nodeOptions: [],
      all: true,
      timeout: 60_000,
    });
    const [result] = /** @type {any[]} */ (ipcOutput);
    return { ...result, output: all };
  },
  close: async () => {},
});
