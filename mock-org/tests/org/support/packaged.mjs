// @ts-check
// Orgs of the package in the folder that the argument names, for the tests in Rust: each line of standard input is a call
// in JSON, and each line of standard output its result. Ends when standard input is closed.
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const { createOrg } = await import(pathToFileURL(path.resolve(process.argv[2], 'node.mjs')).href);

/** @type {any[]} */
const orgs = [];
/** @type {any[]} */
const snapshots = [];

/** Errors of `fetch` that stand for an answer of the org. */
const ANSWERED = ['unknown-endpoint', 'unknown-origin'];

/** @param {any} org @param {{ method: string, url: string, headers: [string, string][], body: string }} request */
async function ask(org, { method, url, headers, body }) {
  const bytes = new TextEncoder().encode(body);
  const init = { method, headers, body: body === '' ? undefined : bytes, redirect: 'manual' };
  const response = await org.fetch(url, init).catch(async (/** @type {any} */ error) => {
    if (!ANSWERED.includes(error.code)) throw error;
    const answer = await org.answer({ method, url: new URL(url), headers, body: bytes });
    return new Response(answer.body, answer);
  });
  return [response.status, [...response.headers], await response.text()];
}

/** @type {Record<string, (org: any, given: any) => any>} */
const calls = {
  make: (_, options) => orgs.push(createOrg(options)) - 1,
  ask,
  now: (org) => org.clock.now().getTime(),
  advance: (org, by) => org.clock.advance(by),
  snapshot: (org) => snapshots.push(org.snapshot()) - 1,
  restore: (org, number) => org.restore(snapshots[number]),
  reset: (org) => org.reset(),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { call, org, given } = JSON.parse(line);
  let result;
  try {
    result = { value: await calls[call](orgs[org], given) };
  } catch (error) {
    result = { error: error instanceof Error ? error.stack : String(error) };
  }
  console.log(JSON.stringify(result));
}
