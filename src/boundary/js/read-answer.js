// What `fetch` answers: a `Response`, of any realm or library, or what only looks like one.

const hasOwn = Object.prototype.hasOwnProperty;

/** The `json` of each kind of `Response`, from before anybody put another in its place. */
const nativeJson = new WeakMap();

/** @param {object | undefined} prototype of responses */
const learnJson = (prototype) => {
  if (prototype && !nativeJson.has(prototype)) nativeJson.set(prototype, prototype.json);
};

/** Learns the page's own `json`. Called before anything that the page was given can run. */
export const learn = () => {
  if (typeof Response === 'function') learnJson(Response.prototype);
};
// Node.js has a getter there that loads its whole HTTP client, for which the first request is soon enough.
if (Object.getOwnPropertyDescriptor(globalThis, 'Response')?.value) learn();

/**
 * Whether `json()` of an answer parses what `text()` gives: true for a `Response` of any realm or library, false for what only
 * looks like one, or has another `json`.
 */
export function hasText(answer) {
  let owner = answer;
  while (owner && !hasOwn.call(owner, 'json')) owner = Object.getPrototypeOf(owner);
  // A subclass with a `json` of its own has no such tag of its own.
  if (!owner || owner === answer || !hasOwn.call(owner, Symbol.toStringTag) || owner[Symbol.toStringTag] !== 'Response')
    return false;
  learnJson(owner);
  return owner.json === nativeJson.get(owner) && typeof answer.text === 'function';
}

/** What reading something gives, or undefined where that throws. */
function tried(read) {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/**
 * Which error something is, by its name, as in Jest, in an iframe or with node-fetch errors are of other classes than this
 * realm's: 1 one of fetch, 2 one of the JSON parser, 0 any other.
 */
export function kindOf(error) {
  const name = tried(() => typeof error === 'object' && String(error.name));
  return name === 'TypeError' || name === 'FetchError' ? 1 : name === 'SyntaxError' ? 2 : 0;
}

export const statusOf = (answer) => tried(() => answer.status & 0xffff) || 0;

/** Where an answer is from. */
export const urlOf = (answer) => tried(() => answer.url);

/** Of which type it is. */
export const contentTypeOf = (answer) => tried(() => answer.headers.get('content-type'));

/** An answer that is a `Response` of the page's own `fetch`, with nothing put over its members; undefined for any other. */
export const plain = (answer) =>
  tried(() =>
    Object.getPrototypeOf(answer) === Response.prototype && !Object.getOwnPropertyNames(answer).length
      ? answer
      : undefined,
  );

/** Whether a `Response` was to be read as text. */
export const isReadAsText = (answer) => !!tried(() => hasText(answer));
