// Encodes what callers give, so that the core can read it in one call and without running any code of theirs.
// src/protocol/flow/encoded.rs describes the form.

import { configError } from '../../js/errors.js';
import {
  KIND_BYTES,
  KIND_FALSE,
  KIND_LIST,
  KIND_NULL,
  KIND_NUMBER,
  KIND_OBJECT,
  KIND_TEXT,
  KIND_TRUE,
} from './codes.js';

const MAX_DEPTH = 64;
const MAX_NUMBERS = 4_000_000;

const tagOf = (value) => Object.prototype.toString.call(value);

const bytesOf = (value) => {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return tagOf(value) === '[object ArrayBuffer]' ? new Uint8Array(value) : undefined;
};

/**
 * A value as numbers and a text. Functions and other values without a form in JSON are null, as is an object in itself;
 * buffers are bytes.
 */
export function encode(value, name) {
  const numbers = [];
  const texts = [];
  const above = [];
  const put = (text) => {
    numbers.push(text.length);
    // A text that begins with the second half of a character must not complete the text before it.
    texts.push(text.replace(/^[\udc00-\udfff]/, '\ufffd'));
  };
  const checkSize = (length) => {
    if (numbers.length + length > MAX_NUMBERS) throw configError(`${name}: what is given is too large`);
  };
  const add = (it) => {
    checkSize(0);
    const type = typeof it;
    if (type === 'string') {
      numbers.push(KIND_TEXT);
      put(it);
    } else if (type === 'number') {
      numbers.push(KIND_NUMBER, it);
    } else if (type === 'boolean') {
      numbers.push(it ? KIND_TRUE : KIND_FALSE);
    } else if (type !== 'object' || it === null || above.includes(it)) {
      numbers.push(KIND_NULL);
    } else {
      addObject(it);
    }
  };
  const addObject = (it) => {
    const bytes = bytesOf(it);
    if (bytes) {
      checkSize(bytes.length);
      numbers.push(KIND_BYTES, bytes.length);
      for (const byte of bytes) numbers.push(byte);
      return;
    }
    if (above.push(it) > MAX_DEPTH)
      throw configError(`${name}: what is given is nested more than ${MAX_DEPTH} levels deep`);
    if (Array.isArray(it)) {
      const { length } = it;
      numbers.push(KIND_LIST, length);
      for (let at = 0; at < length; at++) add(it[at]);
    } else {
      // As a key of a result, `__proto__` would change its prototype.
      const keys = Object.keys(it).filter((key) => key !== '__proto__');
      numbers.push(KIND_OBJECT, keys.length);
      for (const key of keys) {
        put(key);
        add(it[key]);
      }
    }
    above.pop();
  };
  add(value);
  return { numbers: new Float64Array(numbers), text: texts.join('') };
}

const isObject = (value) => typeof value === 'object' && value !== null;

/** An object that a caller gives. */
export function checkedObject(value, name) {
  if (!isObject(value) || Array.isArray(value)) throw configError(`${name} must be an object`);
  return value;
}

/** The options of a call, if they are given. */
export const checkedOptions = (options, name) =>
  options === undefined ? {} : checkedObject(options, `${name}: the options`);

/** The error for a state without a function: it was written as JSON, or made by hand. */
export const missingFunction = (name, member) =>
  configError(`${name}: the state must have the function \`${member}\`: pass a state, not its JSON`);

/** What the core reads of a state. */
export function viewOf(state, name) {
  const { neededToProceed, actions, interactionCode, response, rawIdxState } = checkedObject(
    state,
    `${name}: the state`,
  );
  // The remediations are read as the state has them, not twice.
  const { remediation, ...raw } = isObject(rawIdxState) ? rawIdxState : {};
  const status = isObject(response) ? response.status : undefined;
  return { neededToProceed, actions, interactionCode, response: { status }, rawIdxState: raw };
}
