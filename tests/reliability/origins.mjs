// @ts-check
import { serveAnswers } from '../support/answering-server.mjs';
import { startOrg } from '../support/org.mjs';
import { rulesAt } from './rules.mjs';

/** Starts a mock org in which faults can be asked for. @param {string[]} [args] of its own */
export async function startFaultyOrg(args = []) {
  const org = await startOrg(['--faults', ...args]);
  return { ...org, ...rulesAt(org.origin) };
}

/** @typedef {Awaited<ReturnType<typeof startOrigins>>} Origins */

/** Starts it, and other origins: one that answers with a page and allows nothing, and one where nothing listens. */
export async function startOrigins() {
  const gone = await serveAnswers(() => ({ body: {} }));
  await gone.close();
  const elsewhere = await serveAnswers(() => ({
    headers: { 'content-type': 'text/html' },
    body: '<h1>Elsewhere</h1>',
  }));
  const org = await startFaultyOrg();
  return {
    org,
    other: `${elsewhere.origin}/elsewhere`,
    closed: gone.origin,
    /** What the page was asked for. */
    requests: elsewhere.requests,
    close: () => Promise.all([org.stop(), elsewhere.close()]),
  };
}
