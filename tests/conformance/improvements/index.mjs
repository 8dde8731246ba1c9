import { Pairing, firstDifference } from '../compare.mjs';
import { FetchRecorder } from '../fetch-recorder.mjs';
import { PACKAGE } from './package.mjs';
import { PARSING } from './parsing.mjs';
import { REQUESTS } from './requests.mjs';

/**
 * The listed improvements: the only differences there may be. Each says what is looked at, and
 * what is seen there with the peer and with the package under test.
 *
 * @typedef {object} Improvement
 * @property {string} row
 * @property {(one: object) => unknown} observe
 * @property {unknown} peer
 * @property {unknown} ours
 */
/** @type {Improvement[]} */
export const IMPROVEMENTS = [...PACKAGE, ...PARSING, ...REQUESTS];

/** Runs a call against a recorded `fetch`; gives the requests as `{ url, ...init }`. */
async function send(call, answer = () => new Response('{}')) {
  const urls = [];
  const recorder = new FetchRecorder((index, url) => {
    urls.push(url);
    return Promise.resolve(answer());
  });
  await recorder.during(async () => {
    await call();
  });
  return recorder.inits.map((init, at) => ({ url: urls[at], ...init }));
}

/**
 * Exercises them, on both packages.
 * @param {{ peer: object, subject: object, self: boolean, tally: import('../tally.mjs').Tally, only: Function }} run
 */
export async function improvements({ peer, subject, self, tally, only }) {
  for (const { row, observe, peer: old, ours } of IMPROVEMENTS) {
    if (!only('improvements', row)) continue;
    const rerun = `CONFORMANCE_ONLY='improvements:${row}'`;
    const looks = [
      [peer, old, 'expected of the peer'],
      [subject, self ? old : ours, 'expected'],
    ];
    let well = true;
    for (const [one, expected, against] of looks) {
      const difference = firstDifference(expected, await look(observe, one), new Loose());
      well =
        tally.verdict('improvements', `${row} (${one.name})`, difference && { ...difference, against }, rerun) && well;
    }
    tally.improvements.set(row, well);
  }
}

async function look(observe, one) {
  try {
    return await observe({ ...one, send });
  } catch (error) {
    return error;
  }
}

/** Expectations are written down: values count, not which object is which. */
class Loose extends Pairing {
  match() {
    this.compared.clear();
    return true;
  }
}
