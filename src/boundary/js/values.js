// What the core makes of values of its own, and reads of them.

import { PARAMS, PARAM_ALLOWED_ORIGINS, PARAM_CLIENT_ID, PARAM_STATE, PARAM_WITH_CREDENTIALS } from './codes.js';

/** The length of an array; less than 0 for what is none. */
export const lengthOf = (list) => (Array.isArray(list) ? list.length : -1);

export const item = (list, index) => list[index];

/** A number or a boolean as a text. */
export const plainText = (value) => (typeof value === 'number' || typeof value === 'boolean' ? `${value}` : undefined);

/** Whether a text has no half of a character. */
export const isWellFormed = (text) => !/[\ud800-\udfff]/u.test(text);

export const error = (message, kind) => new [Error, TypeError, SyntaxError][kind](message);

export const parameterError = (name, param, must) => new TypeError(`${name}: \`${PARAMS[param]}\` ${must}`);

export const failure = (error) => ({ error });

export const set = (object, name, value) => {
  object[name] = value;
};

/** What a caller keeps of a flow, and every later state has. */
export function persisted(baseUrl, values) {
  const toPersist = {
    baseUrl,
    clientId: values[PARAM_CLIENT_ID],
    state: values[PARAM_STATE],
    withCredentials: values[PARAM_WITH_CREDENTIALS],
  };
  const allowedOrigins = values[PARAM_ALLOWED_ORIGINS];
  if (allowedOrigins !== undefined) toPersist.allowedOrigins = allowedOrigins;
  return toPersist;
}

/** Whether cookies stay at home: only `false` itself says so. */
export const omitsCredentials = ({ withCredentials }) => withCredentials === false;
