// @ts-check
const NAME = String.raw`[^.[\]'"()*?@,:^~\x60$;#]+`;
const INDEX = String.raw`\[\d+\]`;
const QUOTED = String.raw`\['[^[\]()*?@,:^~\x60$;'"#]+'\]`;
const PATH = new RegExp(`^(?:\\$|${NAME})(?:\\.${NAME}|\\.?${INDEX}|\\.?${QUOTED})*$`, 'u');
const PART = new RegExp(`${INDEX}|${QUOTED}|${NAME}`, 'gu');

/**
 * The names that a `relatesTo` path goes through, or null where the grammar has no such path: names and indexes,
 * nothing that JSONPath would run, search or multiply.
 * @param {string} text
 */
export function pathOf(text) {
  if (!PATH.test(text)) return null;
  return (text.replace(/^\$/, '').match(PART) ?? []).map((part) => part.replace(/^\[(?:')?|(?:')?\]$/g, ''));
}

/** What a path leads to, by own members only; undefined where it leads nowhere. */
export function follow(root, path) {
  let value = root;
  for (const name of path) {
    if (!value || !Object.hasOwn(Object(value), name)) return undefined;
    value = value[name];
  }
  return value;
}
