// Reads the answers of `fetch`: a `Response` of any realm or library, or an object that imitates one.

const hasOwn = Object.prototype.hasOwnProperty;

/** The original `json` of each prototype of responses, before any replacement. */
const nativeJson = new WeakMap();

/** @param {object | undefined} prototype of responses */
const learnJson = (prototype) => {
  if (prototype && !nativeJson.has(prototype)) nativeJson.set(prototype, prototype.json);
};

/**
 * Saves the original `json` of the global `Response`. Called before interceptors or a replaced `fetch` can change it.
 */
export const learn = () => {
  if (typeof Response === 'function') learnJson(Response.prototype);
};
// In Node.js, `Response` is a getter that loads the whole HTTP client, so it is not read before the first request.
if (Object.getOwnPropertyDescriptor(globalThis, 'Response')?.value) learn();

/**
 * Whether `json()` of an answer parses the result of `text()`. True for a `Response` of any realm or library; false for
 * objects that imitate one, or whose `json` was replaced.
 */
export function hasText(answer) {
  let owner = answer;
  while (owner && !hasOwn.call(owner, 'json')) owner = Object.getPrototypeOf(owner);
  // The prototype of a subclass that overrides `json` does not have its own tag.
  if (!owner || owner === answer || !hasOwn.call(owner, Symbol.toStringTag) || owner[Symbol.toStringTag] !== 'Response')
    return false;
  learnJson(owner);
  return owner.json === nativeJson.get(owner) && typeof answer.text === 'function';
}

/** The result of `read`, or undefined if it throws. */
export function tried(read) {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/**
 * The kind of an error: 1 from fetch, 2 from the JSON parser, 0 any other. It is recognised by its name, because in
 * Jest, in an iframe or with node-fetch the error classes are not those of this realm.
 */
export function kindOf(error) {
  const name = tried(() => typeof error === 'object' && String(error.name));
  return name === 'TypeError' || name === 'FetchError' ? 1 : name === 'SyntaxError' ? 2 : 0;
}

export const statusOf = (answer) => tried(() => answer.status & 0xffff) || 0;

export const urlOf = (answer) => tried(() => answer.url);

/** A header, if it is there and can be read. */
export const headerOf = (answer, name) => tried(() => answer.headers.get(name)) || undefined;

/** The answer, if it is a direct instance of the global `Response` without own properties; else undefined. */
export const plain = (answer) =>
  tried(() =>
    Object.getPrototypeOf(answer) === Response.prototype && !Object.getOwnPropertyNames(answer).length
      ? answer
      : undefined,
  );

export const isReadAsText = (answer) => !!tried(() => hasText(answer));
