// @ts-check
// Runs one scenario in a process of its own, so that nothing is cached from another: see node.mjs.
import { createRequire } from 'node:module';
import path from 'node:path';

import { getOneMessage, sendMessage } from 'execa';

import { runPart } from './part.mjs';

const { project, oneFetch, org, jobs } = /** @type {any} */ (await getOneMessage());
const requireThere = createRequire(path.join(project, 'index.cjs'));
if (oneFetch) globalThis.fetch = requireThere('cross-fetch');
const { OktaAuth } = requireThere('@okta/okta-auth-js');

/** @type {string[]} */
const codes = [];

/** The passcode last mailed to an address. @param {string} to @returns {Promise<string>} */
async function code(to) {
  // From the org itself, so that the proxy's log does not have this request.
  const answer = await fetch(`${org}/__inbox.json?to=${encodeURIComponent(to)}`);
  const [mail] = await answer.json();
  codes.push(mail.code);
  return mail.code;
}

const outcomes = [];
for (const job of jobs) outcomes.push(await runPart(OktaAuth, job, code));
await sendMessage({ outcomes, codes });
// The client may have timers.
process.exit();
