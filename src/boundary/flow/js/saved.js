// Saves a state as a text, and makes a state of it again.

import { configError } from '../../js/errors.js';
import { hide } from '../../js/hide.js';
import { ERR_IDX_LOADING, ERR_IDX_SAVED, FUNCTION_RESUMED, FUNCTION_SAVED } from './codes.js';
import { call } from './core.js';
import { checkedObject } from './encode.js';

const isObject = (value) => typeof value === 'object' && value !== null;

/** Visits every object below a value, by its path, but nothing that `relatesTo` was resolved to. */
function visit(value, path, seen, found) {
  if (!isObject(value) || seen.has(value)) return;
  seen.add(value);
  found(value, path);
  for (const key of Object.keys(value)) {
    if (key === 'relatesTo' && isObject(value[key])) continue;
    visit(value[key], Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`, seen, found);
  }
}

/** The text of a state. */
export function save(state) {
  const { rawIdxState, toPersist } = checkedObject(state, 'save: the state');
  checkedObject(rawIdxState, "save: the state's `rawIdxState`");
  const paths = new Map();
  let json;
  try {
    visit(rawIdxState, '$', new Set(), (object, path) => paths.set(object, path));
    json = JSON.stringify({ raw: rawIdxState, toPersist }, (key, value) =>
      key === 'relatesTo' && paths.has(value) ? paths.get(value) : value,
    );
  } catch (cause) {
    throw hide(configError('save: the state cannot be written as JSON'), 'cause', cause);
  }
  return call(FUNCTION_SAVED, 'save', json);
}

const refused = (message, cause) => hide(hide(new Error(message), 'code', ERR_IDX_SAVED), 'cause', cause);

const NONE = 'resume: the text is no saved state';

/** The state that a text holds. */
export function resume(text, idx) {
  if (typeof text !== 'string') throw configError('resume: the text must be a string');
  if (!isObject(idx) || typeof idx.makeIdxState !== 'function')
    throw configError('resume: the second argument must have `makeIdxState`: pass the default export, or a client');
  const json = call(FUNCTION_RESUMED, 'resume', text);
  let held;
  try {
    held = JSON.parse(json);
  } catch {
    // The parser's error quotes the text.
    throw refused(NONE);
  }
  if (!isObject(held) || !isObject(held.raw) || Array.isArray(held.raw)) throw refused(NONE);
  if (held.toPersist !== undefined && !isObject(held.toPersist)) throw refused(NONE);
  try {
    return idx.makeIdxState(held.raw, held.toPersist);
  } catch (error) {
    if (error && error.code === ERR_IDX_LOADING) throw error;
    throw refused('resume: the saved state is no IDX response', error);
  }
}
