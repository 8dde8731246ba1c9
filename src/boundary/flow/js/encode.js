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
/** In numbers and bytes. */
const MAX_SIZE = 8_000_000;

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
  let size = 0;
  const refuse = (what) => {
    throw configError(`${name}: what is given is ${what}`);
  };
  const grow = (length) => {
    size += length;
    if (size > MAX_SIZE) refuse('too large');
  };
  const put = (text) => {
    // A text that begins with the second half of a character must not complete the text before it.
    texts.push(text.replace(/^[\udc00-\udfff]/, '\ufffd'));
    return text.length;
  };
  const putBytes = (bytes) => {
    grow(bytes.length);
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    texts.push(text);
    return text.length;
  };
  const add = (key, it) => {
    grow(4);
    const type = typeof it;
    const length = put(key);
    let kind = KIND_NULL;
    let content = 0;
    let count = 0;
    let keys;
    if (type === 'string') {
      kind = KIND_TEXT;
      content = put(it);
    } else if (type === 'number') {
      kind = KIND_NUMBER;
      content = it;
    } else if (type === 'boolean') {
      kind = it ? KIND_TRUE : KIND_FALSE;
    } else if (type === 'object' && it && !above.includes(it)) {
      const bytes = bytesOf(it);
      if (bytes) {
        kind = KIND_BYTES;
        content = putBytes(bytes);
      } else if (Array.isArray(it)) {
        kind = KIND_LIST;
        count = it.length >>> 0;
      } else {
        kind = KIND_OBJECT;
        // As a key of a result, `__proto__` would change its prototype.
        keys = Object.keys(it).filter((key) => key !== '__proto__');
        count = keys.length;
      }
    }
    numbers.push(length, kind, content, count);
    if (kind < KIND_LIST) return;
    if (above.push(it) > MAX_DEPTH) refuse(`nested more than ${MAX_DEPTH} levels deep`);
    for (let at = 0; at < count; at++) {
      if (keys) add(keys[at], it[keys[at]]);
      else add('', it[at]);
    }
    above.pop();
  };
  add('', value);
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
