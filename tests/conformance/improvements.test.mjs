// The listed improvements: the only differences there may be.
import { test } from 'node:test';

import { FetchRecorder } from './comparing/fetch-recorder.mjs';
import { section } from './comparing/section.mjs';
import { PACKAGE } from './improvements/package.mjs';
import { PARSING } from './improvements/parsing.mjs';
import { REQUESTS } from './improvements/requests.mjs';

/**
 * What is looked at, and what is seen there with the peer and with the package under test.
 *
 * @typedef {object} Improvement
 * @property {string} name
 * @property {(one: object) => unknown} observe is given a package, and `send` below
 * @property {unknown} peer
 * @property {unknown} ours
 */
/** @type {Improvement[]} */
const IMPROVEMENTS = [...PACKAGE, ...PARSING, ...REQUESTS];

section('improvements', (comparison) => {
  const { peer, subject } = comparison;
  for (const { name, observe, ...expected } of IMPROVEMENTS) {
    test(name, async () => {
      const look = async (one) => observe({ ...one, send });
      comparison.expect('the peer', expected.peer, await look(peer));
      comparison.expect('the package', expected.ours, await look(subject));
    });
  }
});

/** Runs a call with a recorded `fetch`; gives the requests as `{ url, ...init }`. */
async function send(call, answer = () => new Response('{}')) {
  const recorder = new FetchRecorder(() => Promise.resolve(answer()), '');
  await recorder.during(call);
  return recorder.sent;
}
