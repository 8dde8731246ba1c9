/**
 * All elements are created here. Strings become text nodes, so text in a response is never parsed as HTML.
 */

let made = 0;

/** An id that is unique in this document. @param {string} prefix */
export const uniqueId = (prefix) => `${prefix}-${++made}`;

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] a function named `on…` is added as a listener; `true` sets an
 *   attribute without a value; `false`, `null` and `undefined` are omitted
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {any} the element
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) {
    if (child || child === '') element.append(child);
  }
  return element;
}

/** @param {unknown} value @returns {value is Record<string, any>} */
export const isObject = (value) => typeof value === 'object' && value !== null;

/** The items of an Ion collection (`{ value: [...] }`) that are objects. @param {any} collection @returns {any[]} */
export const itemsOf = (collection) =>
  isObject(collection) && Array.isArray(collection.value) ? collection.value.filter(isObject) : [];

/**
 * An object of a response, unwrapped from `{ type, value }`.
 * @param {any} related a resolved `relatesTo`; one that is still a path gives nothing
 * @returns {Record<string, any> | undefined}
 */
export function dataOf(related) {
  const inner = isObject(related) && isObject(related.value) && !Array.isArray(related.value) ? related.value : related;
  return isObject(inner) && !Array.isArray(inner) ? inner : undefined;
}

/** @param {unknown} value @returns {string | undefined} the value, if it is a string and not blank */
export const textOf = (value) => (typeof value === 'string' && value.trim() !== '' ? value : undefined);

/**
 * A name such as `select-enroll-profile` or `currentAuthenticator`, as words.
 * @param {string} name
 */
export function words(name) {
  const text = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_.\s]+/g, ' ')
    .trim()
    .toLowerCase();
  return text ? text[0].toUpperCase() + text.slice(1) : name;
}

/**
 * The absolute URL for a link, if its scheme is http or https. Others, such as `javascript:`, are dropped.
 * @param {unknown} href
 */
export function webAddress(href) {
  try {
    const url = new URL(String(href), location.href);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
