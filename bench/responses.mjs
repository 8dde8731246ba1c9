// @ts-check
import { corpus, fixtures } from '../tests/conformance/sources.mjs';

/** @typedef {{ name: string, text: string }} Response_ */

/** Upper ends of the size classes, in characters of compact JSON. */
export const CLASSES = [
  ['small', 2_000],
  ['medium', 5_000],
  ['large', Infinity],
];

/** The fixture for cold starts: the first response of a sign-in. */
export const FIRST = 'identify-with-password';

/** All responses of the fixtures and the corpus, as compact JSON, which is what servers send. */
export function responses() {
  return [...fixtures(), ...corpus()].map(({ name, text }) => ({ name, text: JSON.stringify(JSON.parse(text)) }));
}

/** The text of the fixture for cold starts. */
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
