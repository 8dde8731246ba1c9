// @ts-check
// Finds the way to a remediation: breadth first, from every scenario of the org, by what its people know.
import { answersTo } from './answers.mjs';
import { formsOf } from './forms.mjs';

/** The example of RFC 7636, appendix B. */
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** Further than any remediation of the built-in org is. */
const DEPTH = 7;

/** @typedef {{ interactionHandle?: string, stateToken?: string }} Handle */

/**
 * @typedef {object} Start
 * @property {string} clientId
 * @property {Record<string, string>} [start] more for `interact`
 * @property {boolean} [hosted] whether the org's own page begins it, by a state token
 * @property {import('./answers.mjs').Person} [user]
 */

/**
 * @typedef {object} Place
 * @property {Start} start
 * @property {Handle} handle
 * @property {any} response
 * @property {any} snapshot
 * @property {number} depth
 */

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
   * @param {import('../template/index.js').AtOptions} [options]
   * @returns {import('../template/index.js').StartedFlow}
   */
  start(remediation, options = {}) {
    const { take, restore, send } = this.#org;
    if (![...send('/__vocabulary.json').body.remediations, 'issue'].includes(remediation)) {
      throw new TypeError(`at: ${remediation} is no remediation or action of this org`);
    }
    const before = take();
    const place = this.#search(before, this.#starts(options), (response) =>
      this.#isThere(response, remediation, options),
    );
    restore(place?.snapshot ?? before);
    if (place) {
      const { start, handle, response } = place;
      return {
        ...handle,
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

  /** @param {any} response @param {string} remediation @param {import('../template/index.js').AtOptions} options */
  #isThere(response, remediation, { authenticator }) {
    const names = formsOf(response).map((it) => it.name);
    if (!names.includes(remediation) && response.successWithInteractionCode?.name !== remediation) return false;
    return authenticator === undefined || isAbout(response, authenticator);
  }

  /** Where to begin: the scenarios; where none is left, everybody with every client. @param {import('../template/index.js').AtOptions} options */
  #starts({ login, clientId }) {
    const { people, clients, send } = this.#org;
    const isAsked = (/** @type {Start} */ start) =>
      (login === undefined || start.user?.identifier === login.toLowerCase()) &&
      (clientId === undefined || start.clientId === clientId);
    /** @type {Start[]} */
    const scenarios = send('/__scenarios.json').body.scenarios;
    const known = (/** @type {Start} */ start) => {
      const person = people.find((it) => it.identifier === start.user?.identifier);
      return person ? { ...start, user: person } : start;
    };
    const starts = scenarios.filter(isAsked).map(known);
    if (starts.some((start) => start.user)) return starts;
    return clients.flatMap((clientId) => people.map((user) => ({ clientId, user }))).filter(isAsked);
  }

  /** @param {Start} start @returns {Handle | undefined} */
  #begin({ clientId, start = {}, hosted }) {
    const named = Object.entries(start).map(([name, value]) => [
      name.replace(/[A-Z]/g, (it) => `_${it.toLowerCase()}`),
      value,
    ]);
    const fields = {
      client_id: clientId,
      scope: 'openid email profile offline_access',
      redirect_uri: this.#org.redirectUri,
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      state: 'at',
      ...Object.fromEntries(named),
    };
    const { send, issuer } = this.#org;
    const form = new URLSearchParams(fields);
    if (hosted) {
      form.set('response_type', 'code');
      const { stateToken } = send(`${issuer}/v1/authorize?${form}`).body;
      return stateToken && { stateToken };
    }
    const interactionHandle = send(`${issuer}/v1/interact`, form).body.interaction_handle;
    return interactionHandle && { interactionHandle };
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
    /** @param {any} response @param {Start} start @param {Handle} handle @param {number} depth */
    const visit = (response, start, handle, depth) => {
      const { clientId, user } = start;
      const place = `${clientId} ${user?.identifier} ${signature(response)}`;
      if (!response?.version || seen.has(place)) return undefined;
      seen.add(place);
      const visited = { response, start, handle, depth, snapshot: take() };
      places.push(visited);
      return isThere(response) ? visited : undefined;
    };
    for (const start of starts) {
      restore(before);
      const handle = this.#begin(start);
      if (!handle) continue;
      const found = visit(send('/idp/idx/introspect', handle).body, start, handle, 0);
      if (found) return found;
    }
    for (const { response, start, handle, depth, snapshot } of places) {
      if (depth === DEPTH) continue;
      for (const form of formsOf(response)) {
        restore(snapshot);
        for (const { path, body } of answersTo(form, response, { user: start.user, inbox, device })) {
          restore(snapshot);
          const found = visit(send(path, body()).body, start, handle, depth + 1);
          if (found) return found;
        }
      }
    }
    return undefined;
  }
}
