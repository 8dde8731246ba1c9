/**
 * What the panels hide by default: handles, codes, tokens, and values of secret fields. A value is recognised by its
 * name, and is then hidden everywhere else, too.
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
  // credentials of users and devices
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
/** Values of secrets in bodies so far. @type {Set<string>} */
const seen = new Set();
/** A shorter secret is hidden only as a whole value, because a short text such as `1` occurs inside many others. */
const LONG = 8;

/**
 * Whether the value of an object's key must be hidden. In an Ion field, `{ name, value }`, the field's name decides.
 * @param {any} holder @param {string} key
 */
export function isSecret(holder, key) {
  if (key === 'href' && isObject(holder) && String(holder.href).startsWith('data:')) return true;
  const name = key === 'value' && typeof holder?.name === 'string' ? holder.name : key;
  return NAMES.has(name) || marked.has(name) || (key === 'value' && holder?.secret === true);
}

/** Collects the secrets in a body, which may have cycles and any depth. @param {unknown} body */
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

/** A plain value as it is shown. @param {any} holder @param {string} key @param {unknown} value */
export function shownValue(holder, key, value) {
  if (typeof value !== 'string' || value === '') return value;
  return isSecret(holder, key) ? HIDDEN : veiled(value);
}
