// @ts-check
// Makes what `okta-idx-wasm/flow` exports. Each of its entry points uses it.

import { coreOf } from './load-core.mjs';

/**
 * @param {() => any} load returns the functions with their core, or throws
 * @param {() => any} [fallback] returns those with another core, or a promise of them, if `load` throws
 */
export function makeFlow(load, fallback) {
  const { soon, now } = coreOf(load, fallback);

  /** A function that returns a promise. @param {string} name */
  const later =
    (name) =>
    (/** @type {unknown[]} */ ...given) =>
      soon((flow) => flow[name](...given));

  /** A function that cannot wait. @param {string} name */
  const atOnce =
    (name) =>
    (/** @type {unknown[]} */ ...given) =>
      now()[name](...given);

  /** The same, of `webauthn`. @param {string} name */
  const ofWebAuthn =
    (name) =>
    (/** @type {unknown[]} */ ...given) =>
      now().webauthn[name](...given);

  return {
    poll: later('poll'),
    pollOf: atOnce('pollOf'),
    messages: atOnce('messages'),
    fields: atOnce('fields'),
    validate: atOnce('validate'),
    webauthn: {
      creationOptions: ofWebAuthn('creationOptions'),
      requestOptions: ofWebAuthn('requestOptions'),
      attestation: ofWebAuthn('attestation'),
      assertion: ofWebAuthn('assertion'),
      create: (/** @type {unknown[]} */ ...given) => soon((flow) => flow.webauthn.create(...given)),
      get: (/** @type {unknown[]} */ ...given) => soon((flow) => flow.webauthn.get(...given)),
    },
    callback: atOnce('callback'),
    answerOtp: later('answerOtp'),
    save: atOnce('save'),
    resume: atOnce('resume'),
    deviceChallenge: later('deviceChallenge'),
  };
}
