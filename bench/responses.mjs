// @ts-check
import { corpus, fixtures } from '../tests/conformance/sources.mjs';

/** @typedef {{ name: string, text: string }} Response_ */

/** Upper ends of the size classes, in characters of compact JSON. */
export const CLASSES = [
  ['small', 2_000],
  ['medium', 5_000],
  ['large', Infinity],
];

/** A first answer of a sign-in: what cold starts read. */
export const FIRST = 'identify-with-password';

/** All responses that are at hand, compact, as servers send them. */
export function responses() {
  return [...fixtures(), ...corpus()].map(({ name, text }) => ({ name, text: JSON.stringify(JSON.parse(text)) }));
}

/** The response of cold starts. */
export function first() {
  const found = fixtures().find(({ name }) => name === FIRST);
  if (!found) throw new Error(`the fixture ${FIRST} is missing`);
  return found.text;
}

/** @param {Response_[]} all */
export function byClass(all) {
  let from = 0;
  return CLASSES.map(([name, to]) => {
    const texts = all.map(({ text }) => text).filter(({ length }) => length > from && length <= Number(to));
    from = Number(to);
    return { name: String(name), texts };
  });
}
