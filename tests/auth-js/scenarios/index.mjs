// @ts-check
import { authenticate } from './authenticate.mjs';
import { recover } from './recover.mjs';
import { refused } from './refused.mjs';
import { register } from './register.mjs';
import { resume } from './resume.mjs';

/**
 * What a scenario is run with.
 * @typedef {object} Tools
 * @property {(options?: object) => any} client makes an OktaAuth with the scenario's settings, and these
 * @property {string} issuer
 * @property {<T>(value: T) => T} note keeps what the client gave, to be compared between packages
 * @property {(to: string) => Promise<string>} code the passcode last mailed to an address
 */

/**
 * A use of the client from start to end. Each has an org of its own, in its first state.
 * @typedef {object} Scenario
 * @property {string} name
 * @property {Array<(tools: Tools) => Promise<unknown>>} pages what is done, in a browser with a reload between the parts
 * @property {'wrong keys'} [fault] of the org: see play.mjs
 */

/** @type {Scenario[]} */
export const scenarios = [...authenticate, ...register, ...recover, ...resume, ...refused];

/**
 * One part of a scenario, by the scenario's name.
 * @param {string} name
 * @param {number} part
 */
export function partOf(name, part) {
  const found = scenarios.find((scenario) => scenario.name === name)?.pages[part];
  if (!found) throw new Error(`there is no part ${part} of ${name}`);
  return found;
}
