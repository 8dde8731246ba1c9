// @ts-check
import { generateKeyPairSync } from 'node:crypto';

import { startOrg } from '../support/org.mjs';
import { Names, requestLog } from './normalise.mjs';

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
 * Faults of an org: each changes what it answers.
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
 * }} where
 * @returns {Promise<Played>}
 */
export async function play(scenario, { environment, project, proxy }) {
  const org = await startOrg();
  try {
    const exchanges = proxy.forwardTo(org.origin, scenario.fault && FAULTS[scenario.fault]());
    const issuer = `${proxy.origin}/oauth2/default`;
    const { outcomes, codes, output } = await environment.run(scenario, { project, issuer, org });
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
