// @ts-check
import { generateKeyPairSync } from 'node:crypto';

import { Names, firstDifference, requestLog } from './normalise.mjs';
import { startOrg } from './org.mjs';

/**
 * A scenario as it went with one package.
 * @typedef {object} Played
 * @property {string} [error] why it failed
 * @property {string[]} requests
 * @property {string[]} answers what the client gave
 */

/** A key that no org signs with. */
const otherModulus = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }).n;

/**
 * What the matter with an org can be: a change of what it answers.
 * @type {Record<string, () => (exchange: import('./proxy.mjs').Exchange) => string>}
 */
const FAULTS = {
  'wrong keys': () => {
    const n = otherModulus();
    return ({ method, url, answer }) => {
      if (method !== 'GET' || !url.endsWith('/v1/keys')) return answer;
      const { keys } = JSON.parse(answer);
      return JSON.stringify({ keys: keys.map((/** @type {object} */ key) => ({ ...key, n })) });
    };
  },
};

/**
 * Plays a scenario against an org of its own.
 * @param {import('./scenarios/index.mjs').Scenario} scenario
 * @param {{
 *   environment: import('./node.mjs').Environment,
 *   project: import('./projects.mjs').Project,
 *   proxy: Awaited<ReturnType<typeof import('./proxy.mjs').startProxy>>,
 *   program: string,
 * }} where
 * @returns {Promise<Played>}
 */
export async function play(scenario, { environment, project, proxy, program }) {
  const org = await startOrg(program);
  try {
    const exchanges = proxy.front(org.origin, scenario.org && FAULTS[scenario.org]());
    const issuer = `${proxy.origin}/oauth2/default`;
    const { outcomes, codes, output } = await environment.run(scenario, { project, issuer, org: org.origin });
    const names = new Names();
    for (const code of codes) names.learn('passcode', code);
    const requests = requestLog(exchanges, { rule: environment.headers, names });
    const answers = outcomes.flatMap(({ notes }) => notes);
    for (const answer of answers) names.read(answer);
    const error = outcomes.map((outcome) => outcome.error).find(Boolean);
    return {
      error:
        error &&
        [
          error,
          'requests:',
          ...requests.map((text) => `  ${text.split('\n')[0]} ${text.split('\n').at(-1)}`),
          output,
        ].join('\n'),
      requests,
      answers: answers.map((text) => names.apply(text)),
    };
  } catch (error) {
    return { error: String(error), requests: [], answers: [] };
  } finally {
    await org.stop();
  }
}

/**
 * Counts how a scenario went with either package, and whether both made the same requests and gave the same answers.
 * @param {Played} ours
 * @param {Played} peer
 * @param {string} name
 * @param {import('./tally.mjs').Tally} tally
 */
export function compare(ours, peer, name, tally) {
  tally.verdict(`${name} [ours]`, ours.error);
  tally.verdict(`${name} [peer]`, peer.error);
  for (const part of /** @type {const} */ (['requests', 'answers'])) {
    const nothing = ours[part].length === 0 ? `there are no ${part}` : undefined;
    tally.verdict(
      `${name} [the same ${ours[part].length} ${part}]`,
      firstDifference(ours[part], peer[part]) ?? nothing,
    );
    tally[part] += ours[part].length;
  }
}
