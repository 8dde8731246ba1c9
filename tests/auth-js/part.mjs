// @ts-check
import { partOf } from './scenarios/index.mjs';

/**
 * What one part of a scenario is to be run with.
 * @typedef {object} Job
 * @property {string} name the scenario's
 * @property {number} part
 * @property {string} issuer
 * @property {string} redirectUri
 */

/**
 * What came of it.
 * @typedef {object} Outcome
 * @property {string[]} notes what the client gave, as text
 * @property {string} [error] why it failed
 */

/**
 * Runs a part of a scenario, in Node.js and in a page alike.
 * @param {new (options: object) => any} OktaAuth
 * @param {Job} job
 * @param {(to: string) => Promise<string>} code
 * @returns {Promise<Outcome>}
 */
export async function runPart(OktaAuth, { name, part, issuer, redirectUri }, code) {
  /** @type {string[]} */
  const notes = [];
  const settings = { issuer, redirectUri, clientId: 'demo-client', scopes: ['openid', 'email', 'profile'] };
  try {
    await partOf(
      name,
      part,
    )({
      issuer,
      code,
      client: (options = {}) => new OktaAuth({ ...settings, ...options }),
      note(value) {
        notes.push(describe(value));
        return value;
      },
    });
    return { notes };
  } catch (error) {
    return { notes, error: error instanceof Error ? `${error.stack}` : describe(error) };
  }
}

/** @param {unknown} value */
function describe(value) {
  return JSON.stringify(
    value,
    (_, inner) => {
      // A function is as comparable as what it carries.
      if (typeof inner === 'function') return { function: { ...inner } };
      if (inner instanceof Error) return { ...inner, name: inner.name, message: inner.message };
      return inner;
    },
    1,
  );
}
