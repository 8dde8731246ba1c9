// @ts-check
// Runs one scenario in a process of its own, so that nothing is cached from another: see node.mjs.
import { createRequire } from 'node:module';
import path from 'node:path';

import { newestCode } from './org.mjs';
import { runPart } from './part.mjs';

process.once('message', async (/** @type {any} */ { project, oneFetch, org, jobs }) => {
  const requireThere = createRequire(path.join(project, 'index.cjs'));
  if (oneFetch) globalThis.fetch = requireThere('cross-fetch');
  const { OktaAuth } = requireThere('@okta/okta-auth-js');
  /** @type {string[]} */
  const codes = [];
  const outcomes = [];
  for (const job of jobs) {
    outcomes.push(
      await runPart(OktaAuth, job, async (to) => {
        codes.push(await newestCode(org, to));
        return codes[codes.length - 1];
      }),
    );
  }
  process.send?.({ outcomes, codes }, () => process.exit());
});
