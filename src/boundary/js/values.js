// What the core reads of values that callers give, and what it makes for them.

import { PARAMS } from './codes.js';
import { hide } from './hide.js';

/** A parameter of a configuration, by its number. */
export const member = (object, param) => object[PARAMS[param]];

/** The length of an array; less than 0 for what is none. */
export const lengthOf = (list) => (Array.isArray(list) ? list.length : -1);

export const item = (list, index) => list[index];

/** A number or a boolean as a text. */
export const plainText = (value) => (typeof value === 'number' || typeof value === 'boolean' ? `${value}` : undefined);

/** Whether a text has no half of a character. */
export const isWellFormed = (text) => !/[\ud800-\udfff]/u.test(text);

export const error = (message, kind) => new [Error, TypeError, SyntaxError][kind](message);

export const parameterError = (name, param, must) => new TypeError(`${name}: \`${PARAMS[param]}\` ${must}`);

/** What `start` rejects with. */
export const failure = (error, value) => ({ error: error ? { error, details: value } : value });

/** Tells an error of fetch's own, which says why and not where, where to. */
export function tellUrl(error, url) {
  try {
    if (!error.url) hide(error, 'url', url);
  } catch {
    // Frozen: it is somebody else's.
  }
}

export const set = (object, name, value) => {
  object[name] = value;
};

export const handleOf = (answer) => answer.interaction_handle;

/** What a caller keeps of a flow, and every later state has. */
export function persisted(baseUrl, config, allowedOrigins) {
  const { clientId, state, withCredentials } = config;
  const toPersist = { baseUrl, clientId, state, withCredentials };
  if (allowedOrigins !== undefined) toPersist.allowedOrigins = allowedOrigins;
  return toPersist;
}

/** Whether cookies stay at home: only `false` itself says so. */
export const omitsCredentials = (toPersist) => toPersist?.withCredentials === false;
