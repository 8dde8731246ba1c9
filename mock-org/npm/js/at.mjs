// @ts-check
// Finds the way to a remediation: breadth first, from every scenario of the org, by what its people know.
import { answersTo } from './answers.mjs';

/** The example of RFC 7636, appendix B. */
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** Further than any remediation of the built-in org is. */
const DEPTH = 8;

/**
 * @typedef {object} Start
 * @property {string} clientId
 * @property {Record<string, string>} [start] more for `interact`
 * @property {import('./answers.mjs').Person} [user]
 */

/**
 * @typedef {object} Place
 * @property {Start} start
 * @property {string} interactionHandle
 * @property {any} response
 * @property {any} snapshot
 * @property {number} depth
 */

/** @param {any} response */
const formsOf = (response) => {
  const remediations = response.remediation?.value ?? [];
  const current = (response.currentAuthenticator ?? response.currentAuthenticatorEnrollment)?.value ?? {};
  const actions = Object.values(current).filter((it) => Object(it).rel?.includes('create-form'));
  return [...remediations, ...actions];
};

/** What tells two places of one flow apart. @param {any} response */
const signature = (response) => {
  const { key } = (response.currentAuthenticator ?? response.currentAuthenticatorEnrollment)?.value ?? {};
  const names = formsOf(response).map((it) => it.name);
  const messages = (response.messages?.value ?? []).map((/** @type {any} */ it) => it.i18n?.key);
  return JSON.stringify([names, key, messages, response.successWithInteractionCode?.name]);
};

/** @param {any} response @param {string} wanted */
const isAbout = (response, wanted) => {
  const about = (response.currentAuthenticator ?? response.currentAuthenticatorEnrollment)?.value ?? {};
  return [about.key, about.key?.replace(/^okta_/, ''), about.type].includes(wanted);
};

export class At {
  #org;

  /**
   * @param {object} org
   * @param {(path: string, content?: any) => { status: number, body: any }} org.send
   * @param {() => any} org.take a snapshot of the core
   * @param {(snapshot: any) => void} org.restore
   * @param {import('./inbox.mjs').Inbox} org.inbox
   * @param {import('./device.mjs').Device} org.device
   * @param {import('./answers.mjs').Person[]} org.people
   * @param {string[]} org.clients
   * @param {string} org.redirectUri
   * @param {string} org.issuer
   */
  constructor(org) {
    this.#org = org;
  }

  /**
   * @param {string} remediation
   * @param {import('../index.js').AtOptions} [options]
   * @returns {import('../index.js').StartedFlow}
   */
  start(remediation, options = {}) {
    const { take, restore } = this.#org;
    const before = take();
    const place = this.#search(before, this.#starts(options), (response) => this.#isThere(response, remediation, options));
    restore(place?.snapshot ?? before);
    if (place) {
      const { start, interactionHandle, response } = place;
      return {
        interactionHandle,
        stateHandle: response.stateHandle,
        response,
        clientId: start.clientId,
        redirectUri: this.#org.redirectUri,
        login: start.user?.identifier,
        codeVerifier: VERIFIER,
      };
    }
    const told = Object.entries(options).map(([name, value]) => `${name} ${value}`);
    throw new Error(`at: no flow of this org leads to ${[remediation, ...told].join(', ')}`);
  }

  /** @param {any} response @param {string} remediation @param {import('../index.js').AtOptions} options */
  #isThere(response, remediation, { authenticator }) {
    const names = formsOf(response).map((it) => it.name);
    if (!names.includes(remediation) && response.successWithInteractionCode?.name !== remediation) return false;
    return authenticator === undefined || isAbout(response, authenticator);
  }

  /** Where to begin: the scenarios; where none is left, everybody with every client. @param {import('../index.js').AtOptions} options */
  #starts({ login, clientId }) {
    const { people, clients, send } = this.#org;
    const isAsked = (/** @type {Start} */ start) =>
      (login === undefined || start.user?.identifier === login.toLowerCase()) &&
      (clientId === undefined || start.clientId === clientId);
    /** @type {(Start & { hosted: boolean })[]} */
    const scenarios = send('/__scenarios.json').body.scenarios;
    const known = (/** @type {Start} */ start) => {
      const person = people.find((it) => it.identifier === start.user?.identifier);
      return person ? { ...start, user: person } : start;
    };
    const starts = scenarios.filter((it) => !it.hosted && isAsked(it)).map(known);
    if (starts.some((start) => start.user)) return starts;
    return clients.flatMap((clientId) => people.map((user) => ({ clientId, user }))).filter(isAsked);
  }

  /** @param {Start} start @returns {string | undefined} */
  #interact({ clientId, start = {} }) {
    const named = Object.entries(start).map(([name, value]) => [name.replace(/[A-Z]/g, (it) => `_${it.toLowerCase()}`), value]);
    const fields = {
      client_id: clientId,
      scope: 'openid email profile offline_access',
      redirect_uri: this.#org.redirectUri,
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      state: 'at',
      ...Object.fromEntries(named),
    };
    return this.#org.send(`${this.#org.issuer}/v1/interact`, new URLSearchParams(fields)).body.interaction_handle;
  }

  /**
   * @param {any} before
   * @param {Start[]} starts
   * @param {(response: any) => boolean} isThere
   * @returns {Place | undefined}
   */
  #search(before, starts, isThere) {
    const { send, take, restore, inbox, device } = this.#org;
    const seen = new Set();
    /** @type {Place[]} */
    const places = [];
    /** @param {any} response @param {Start} start @param {string} interactionHandle @param {number} depth */
    const visit = (response, start, interactionHandle, depth) => {
      const { clientId, user } = start;
      const place = `${clientId} ${user?.identifier} ${signature(response)}`;
      if (!response?.version || seen.has(place)) return undefined;
      seen.add(place);
      const visited = { response, start, interactionHandle, depth, snapshot: take() };
      places.push(visited);
      return isThere(response) ? visited : undefined;
    };
    for (const start of starts) {
      restore(before);
      const interactionHandle = this.#interact(start);
      if (!interactionHandle) continue;
      const found = visit(send('/idp/idx/introspect', { interactionHandle }).body, start, interactionHandle, 0);
      if (found) return found;
    }
    for (const { response, start, interactionHandle, depth, snapshot } of places) {
      if (depth === DEPTH) continue;
      for (const form of formsOf(response)) {
        restore(snapshot);
        for (const { path, body } of answersTo(form, response, { user: start.user, inbox, device })) {
          restore(snapshot);
          const found = visit(send(path, body()).body, start, interactionHandle, depth + 1);
          if (found) return found;
        }
      }
    }
    return undefined;
  }
}
