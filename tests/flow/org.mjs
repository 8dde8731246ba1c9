// @ts-check
// Responses, a `fetch` that answers with them, and clocks that the test controls.
import { HANDLE, ORG } from './entries.mjs';

/** A form, as the server sends it. @param {string} name @param {object} [own] @returns {any} */
export const form = (name, own) => ({
  rel: ['create-form'],
  name,
  href: `${ORG}/idp/idx/${name}`,
  method: 'POST',
  accepts: 'application/json; okta-version=1.0.0',
  value: [{ name: 'stateHandle', required: true, value: HANDLE, visible: false, mutable: false }],
  ...own,
});

/** A response with these remediations. @param {any[]} remediations @param {object} [own] @returns {any} */
export const response = (remediations, own) => ({
  version: '1.0.0',
  stateHandle: HANDLE,
  remediation: { type: 'array', value: remediations },
  ...own,
});

/** A response that polls for an authenticator. @param {object} [poll] its members @param {object} [own] of the response */
export const polling = (poll, own) =>
  response([form('challenge-poll', { refresh: 1000, relatesTo: ['$.currentAuthenticator'], ...poll })], {
    currentAuthenticator: { type: 'object', value: { id: 'aut1', key: 'okta_verify' } },
    ...own,
  });

/** A response that polls by an action. @param {string} owner @param {object} [poll] @param {object} [own] */
export const pollingAction = (owner, poll, own) =>
  response([form('challenge-authenticator')], {
    [owner]: { type: 'object', value: { id: 'aut1', poll: form('poll', { refresh: 1000, ...poll }) } },
    ...own,
  });

/** A response that does not poll. */
export const done = () => response([form('identify')]);

/** A response with an interaction code. @param {any[]} [remediations] */
export const success = (remediations = []) =>
  response(remediations, {
    successWithInteractionCode: {
      rel: ['create-form'],
      name: 'issue',
      href: `${ORG}/oauth2/default/v1/token`,
      method: 'POST',
      value: [{ name: 'interaction_code', value: HANDLE }],
    },
  });

/** A refusal with a message. @param {string} key @param {any} [raw] */
export const refusal = (key, raw = polling()) => ({
  status: 400,
  body: { ...raw, messages: { type: 'array', value: [{ message: 'No.', i18n: { key }, class: 'ERROR' }] } },
});

/** An error of `fetch` when there is no connection. */
export const dropped = () => new TypeError('fetch failed');

/**
 * A `fetch` that gives one answer after another: a response, an error, `{ status, headers, body }`, or a function that returns
 * one of these or a promise of it.
 * @param {any[]} answers
 */
export function org(...answers) {
  const sent = /** @type {{ url: string, body: any, init: any }[]} */ ([]);
  const it = {
    sent,
    /** How many requests are in flight, and how many there were at once. */
    flying: 0,
    most: 0,
    fetch: async (/** @type {string} */ url, /** @type {any} */ init) => {
      sent.push({ url, body: init.body && JSON.parse(init.body), init });
      it.most = Math.max(it.most, ++it.flying);
      try {
        const answer = answers.length > 0 ? answers.shift() : new Error('there is no answer left');
        return toResponse(await Promise.race([typeof answer === 'function' ? answer() : answer, aborted(init.signal)]));
      } finally {
        it.flying--;
      }
    },
  };
  return it;
}

/** @param {any} answer */
function toResponse(answer) {
  if (answer instanceof Error) throw answer;
  const { status = 200, headers, body } = answer.body === undefined ? { body: answer } : answer;
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
}

/** Rejects when a signal is aborted, as `fetch` does. @param {AbortSignal} [signal] */
const aborted = (signal) =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));

/** A promise, with what settles it. */
export function deferred() {
  /** @type {(value?: any) => void} */
  let resolve = () => {};
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Waits until everything that can go on has done so. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Waits until something is so. @param {string} what @param {() => boolean} isSo */
export async function until(what, isSo) {
  for (let round = 0; !isSo(); round++) {
    if (round > 2000) throw new Error(`${what}: it did not happen`);
    await settled();
  }
}

/** A clock on which every wait is over at once. */
export function clock() {
  const waits = /** @type {number[]} */ ([]);
  return {
    waits,
    wait: (/** @type {number} */ milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  };
}

/** A clock on which waits end when the test says so. */
export function heldClock() {
  const waits = /** @type {number[]} */ ([]);
  const waiting = /** @type {((value?: any) => void)[]} */ ([]);
  return {
    waits,
    wait(/** @type {number} */ milliseconds) {
      waits.push(milliseconds);
      const { promise, resolve } = deferred();
      waiting.push(resolve);
      return promise;
    },
    /** Ends the oldest wait, and lets everything go on. */
    async tick() {
      await settled();
      for (let round = 0; waiting.length === 0 && round < 100; round++) await settled();
      waiting.shift()?.();
      await settled();
    },
  };
}
