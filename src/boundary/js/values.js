// Functions with which the core makes and reads JavaScript values.

import {
  ERROR_CODES,
  ERR_IDX_CONFIG,
  PARAMS,
  PARAM_ALLOWED_ORIGINS,
  PARAM_CLIENT_ID,
  PARAM_STATE,
  PARAM_WITH_CREDENTIALS,
} from './codes.js';
import { configError } from './errors.js';
import { hide } from './hide.js';

/** The length of an array; -1 for any other value. */
export const lengthOf = (list) => (Array.isArray(list) ? list.length : -1);

export const item = (list, index) => list[index];

/** The items of a list that are not undefined, as the bits of their indexes. */
export const definedItems = (list) =>
  list.reduce((bits, value, index) => (value === undefined ? bits : bits | (1 << index)), 0);

/** Copies words out of the core's memory, into `room` if they fit. */
export function copied(words, room) {
  const copy = words.length > room.length ? new Uint32Array(words.length) : room.subarray(0, words.length);
  copy.set(words);
  return copy;
}

/** A number or a boolean as a string; undefined for any other value. */
export const plainText = (value) => (typeof value === 'number' || typeof value === 'boolean' ? `${value}` : undefined);

/** Whether a string has no lone surrogates. */
export const isWellFormed = (text) => !/[\ud800-\udfff]/u.test(text);

export const error = (message, kind, code) =>
  hide(new [Error, TypeError, SyntaxError][kind](message), 'code', ERROR_CODES[code]);

export const parameterError = (name, param, must) => configError(`${name}: \`${PARAMS[param]}\` ${must}`);

export const failure = (error) => hide({ error }, 'code', ERR_IDX_CONFIG);

export const set = (object, name, value) => {
  object[name] = value;
};

/** The `toPersist` object, which all states of a flow share. */
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

/** Whether cookies are omitted: only for the value `false`. */
export const omitsCredentials = ({ withCredentials }) => withCredentials === false;
