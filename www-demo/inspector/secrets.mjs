/**
 * What the panels hide until they are asked: handles, codes, tokens, and whatever was typed into a secret
 * field. A value is hidden where its name says so, and from then on wherever else it turns up.
 */
import { isObject } from '../dom.mjs';

export const HIDDEN = '••••••';

const NAMES = new Set([
  // handles
  'stateHandle',
  'stateToken',
  'interactionHandle',
  'interaction_handle',
  'challengeRequest',
  // codes
  'interactionCode',
  'interaction_code',
  'code',
  'code_verifier',
  'device_code',
  'user_code',
  // tokens
  'access_token',
  'id_token',
  'refresh_token',
  'activationToken',
  'activation_token',
  'recoveryToken',
  'recovery_token',
  'authorization',
  // what people and their devices prove themselves with
  'password',
  'passcode',
  'newPassword',
  'oldPassword',
  'answer',
  'totp',
  'otp',
  'pin',
  'sharedSecret',
  'clientSecret',
  'client_secret',
  'clientData',
  'authenticatorData',
  'signatureData',
  'userHandle',
]);

/** Fields that responses marked as secret, by name. @type {Set<string>} */
const marked = new Set();
/** Values seen in such places. @type {Set<string>} */
const seen = new Set();
/** Shorter ones are hidden only where they stand alone: `1` may be part of anything. */
const LONG = 8;

/**
 * Whether the value under a key of an object is one to hide. `{ name, value }` is an Ion field, whose
 * value goes by its name.
 * @param {any} holder @param {string} key
 */
export function isSecret(holder, key) {
  if (key === 'href' && isObject(holder) && String(holder.href).startsWith('data:')) return true;
  const name = key === 'value' && typeof holder?.name === 'string' ? holder.name : key;
  return NAMES.has(name) || marked.has(name) || (key === 'value' && holder?.secret === true);
}

/** Takes note of the secrets in a body. Cycles and depth do it no harm. @param {unknown} body */
export function learnSecrets(body) {
  const known = new Set();
  const open = [body];
  while (open.length > 0) {
    const holder = open.pop();
    if (!isObject(holder) || known.has(holder)) continue;
    known.add(holder);
    if (holder.secret === true && typeof holder.name === 'string') marked.add(holder.name);
    for (const [key, value] of Object.entries(holder)) {
      if (isObject(value)) open.push(value);
      else if (typeof value === 'string' && value !== '' && isSecret(holder, key)) seen.add(value);
    }
  }
}

/** A text with the secrets in it hidden. @param {string} text */
export function veiled(text) {
  if (seen.has(text)) return HIDDEN;
  let shown = text;
  for (const secret of seen) {
    if (secret.length >= LONG && shown.includes(secret)) shown = shown.replaceAll(secret, HIDDEN);
  }
  return shown;
}

/** What to show of a plain value. @param {any} holder @param {string} key @param {unknown} value */
export function shownValue(holder, key, value) {
  if (typeof value !== 'string' || value === '') return value;
  return isSecret(holder, key) ? HIDDEN : veiled(value);
}
