/**
 * WebAuthn between IDX and the browser: converts a response to options for `navigator.credentials`, and the
 * browser's credential to the values of the form's fields.
 */
import { dataOf, isObject, textOf } from '../dom.mjs';

/**
 * @typedef {object} Ceremony
 * @property {'create' | 'get'} kind registers a key, or uses a registered one
 * @property {(signal: AbortSignal) => Promise<Record<string, string>>} run asks the browser; resolves with values by
 *   field name
 */

/**
 * The ceremony that a remediation asks for in its `relatesTo`.
 * @param {any} remediation one entry of `neededToProceed`, its `relatesTo` resolved
 * @param {any} state the IdxState that it belongs to
 * @returns {Ceremony | undefined}
 */
export function ceremonyOf(remediation, state) {
  const target = dataOf(remediation.relatesTo);
  const data = isObject(target?.contextualData) ? target.contextualData : target;
  if (isObject(data?.activationData)) return { kind: 'create', run: (signal) => create(data.activationData, signal) };
  if (isObject(data?.challengeData))
    return { kind: 'get', run: (signal) => get(data.challengeData, credentialsOf(state), signal) };
  return undefined;
}

/** @param {any} activation `contextualData.activationData` @param {AbortSignal} signal */
async function create(activation, signal) {
  const publicKey = {
    ...activation,
    challenge: bytesOf(activation.challenge),
    user: { ...activation.user, id: bytesOf(activation.user?.id) },
    excludeCredentials: descriptors(activation.excludeCredentials),
  };
  const { response, ...credential } = await ask('create', publicKey, signal);
  return {
    clientData: base64url(response.clientDataJSON),
    attestation: base64url(response.attestationObject),
    transports: JSON.stringify(response.getTransports?.() ?? []),
    clientExtensions: JSON.stringify(credential.extensions),
  };
}

/** @param {any} challenge `contextualData.challengeData` @param {any[]} allowed @param {AbortSignal} signal */
async function get(challenge, allowed, signal) {
  const publicKey = { ...challenge, challenge: bytesOf(challenge.challenge), allowCredentials: descriptors(allowed) };
  const { response } = await ask('get', publicKey, signal);
  return {
    clientData: base64url(response.clientDataJSON),
    authenticatorData: base64url(response.authenticatorData),
    signatureData: base64url(response.signature),
    ...(response.userHandle ? { userHandle: base64url(response.userHandle) } : {}),
  };
}

/** @param {'create' | 'get'} kind @param {any} publicKey @param {AbortSignal} signal */
async function ask(kind, publicKey, signal) {
  if (!navigator.credentials?.[kind])
    throw new Error('WebAuthn needs a secure page: open it over https or from localhost.');
  const credential = /** @type {any} */ (await navigator.credentials[kind]({ publicKey, signal }));
  return { response: credential.response, extensions: credential.getClientExtensionResults() };
}

/** The keys that the user has registered, as the organisation lists them. @param {any} state */
const credentialsOf = (state) => {
  const list = state.context?.authenticatorEnrollments?.value;
  const keys = Array.isArray(list) ? list.filter((entry) => isObject(entry) && textOf(entry.credentialId)) : [];
  return keys.map((entry) => ({ id: entry.credentialId, transports: entry.transports }));
};

/** @param {any} list */
const descriptors = (list) =>
  (Array.isArray(list) ? list : []).filter(isObject).map(({ id, transports }) => ({
    type: 'public-key',
    id: bytesOf(id),
    ...(Array.isArray(transports) && transports.length > 0 ? { transports } : {}),
  }));

/** Decodes base64url. Any other text becomes its UTF-8 bytes. @param {unknown} text */
function bytesOf(text) {
  try {
    const binary = atob(String(text).replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return new TextEncoder().encode(String(text));
  }
}

/** @param {ArrayBuffer} buffer */
const base64url = (buffer) =>
  btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** A message for the user. @param {unknown} error */
export function ceremonyProblem(error) {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (name === 'NotAllowedError') return 'No answer came from a security key: the request was declined or timed out.';
  if (name === 'AbortError') return 'No answer came from a security key: the request was cancelled.';
  if (name === 'InvalidStateError') return 'No answer came from a security key: this key is already registered.';
  if (name === 'SecurityError')
    return 'No answer came from a security key: the page and the organisation must share a domain (here, localhost).';
  return `No answer came from a security key: ${message}`;
}
