/** Values as JavaScript source. */
import { isObject } from '../dom.mjs';
import { isSecret } from './secrets.mjs';

/** A longer object is written on several lines. */
const WIDTH = 64;

/** @param {string} text */
const quoted = (text) =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", String.raw`\'`)}'`;

/** @param {string} key */
const keyOf = (key) => (/^[a-z_$][\w$]*$/i.test(key) ? key : quoted(key));

/**
 * A value that JSON can hold.
 * @param {unknown} value
 * @param {object} [options]
 * @param {(path: string, key: string) => string} [options.ask] returns the question for a secret, which is then asked for
 *   by `ask` instead of shown
 * @param {string} [options.path] of the value
 * @returns {string}
 */
export function literal(value, { ask, path = '' } = {}) {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, { ask, path })).join(', ')}]`;
  if (!isObject(value)) return String(value);
  const members = Object.entries(value).map(([key, inner]) => {
    const at = path ? `${path}.${key}` : key;
    const isAsked = ask && typeof inner === 'string' && isSecret(value, key);
    return `${keyOf(key)}: ${isAsked ? `await ask(${quoted(ask(at, key))})` : literal(inner, { ask, path: at })}`;
  });
  if (members.length === 0) return '{}';
  const line = `{ ${members.join(', ')} }`;
  if (line.length <= WIDTH && !line.includes('\n')) return line;
  return `{\n${members.map((member) => `${member},`.replaceAll(/^/gm, '  ')).join('\n')}\n}`;
}

/** An object with these paths, without values: `{ credentials: { passcode } }`. @param {string[]} paths @returns {string} */
export function skeleton(paths) {
  /** @type {Map<string, string[]>} */
  const below = new Map();
  for (const path of paths) {
    const [key, ...rest] = path.split('.');
    below.set(key, [...(below.get(key) ?? []), ...(rest.length > 0 ? [rest.join('.')] : [])]);
  }
  if (below.size === 0) return '{}';
  const members = [...below].map(([key, inner]) => {
    if (inner.length > 0) return `${keyOf(key)}: ${skeleton(inner)}`;
    return keyOf(key) === key ? key : `${keyOf(key)}: …`;
  });
  return `{ ${members.join(', ')} }`;
}
