/**
 * An index of all objects in a value: each object once, by its shortest path. A response is a graph, not a tree: a
 * `relatesTo` refers to an object elsewhere in the response, and can form a cycle.
 */
import { isObject } from '../dom.mjs';
import { shownValue } from './secrets.mjs';

/** @typedef {{ holder: any, key: string }} Place */

/** The entries of an object, without functions. @param {any} holder @returns {[string, any][]} */
export const entriesOf = (holder) => Object.entries(holder).filter(([, value]) => typeof value !== 'function');

export class TreeIndex {
  /** @param {object} root */
  constructor(root) {
    /** @type {Map<object, Place | undefined>} */
    this.places = new Map([[root, undefined]]);
    const open = [root];
    // The list grows during the loop, which makes the search breadth-first.
    for (const holder of open) {
      for (const [key, value] of entriesOf(holder)) {
        if (!isObject(value) || this.places.has(value)) continue;
        this.places.set(value, { holder, key });
        open.push(value);
      }
    }
    this.root = root;
  }

  /**
   * Whether this is the place where an object is shown in full, not as a reference.
   * @param {object} value
   * @param {any} holder
   * @param {string} key
   */
  isHome(value, holder, key) {
    const home = this.places.get(value);
    return home !== undefined && home.holder === holder && home.key === key;
  }

  /** The places from the root to an object. @param {object} value @returns {Place[]} */
  wayTo(value) {
    const way = [];
    for (let place = this.places.get(value); place; place = this.places.get(place.holder)) way.unshift(place);
    return way;
  }

  /** The path of an object, as a `relatesTo` writes it. @param {object} value */
  pathOf(value) {
    return this.wayTo(value).reduce(
      (path, { holder, key }) => path + (Array.isArray(holder) ? `[${key}]` : `.${key}`),
      '$',
    );
  }

  /**
   * All places whose name or plain value contains the text, in display order.
   * @param {string} text @param {boolean} bare whether secrets are shown
   * @returns {Place[]}
   */
  find(text, bare) {
    const wanted = text.toLowerCase();
    const found = [];
    /** @type {{ holder: any, key: string, value: any }[]} */
    const open = [{ holder: undefined, key: '', value: this.root }];
    while (open.length > 0) {
      const { holder, key, value } = /** @type {any} */ (open.pop());
      const plain = isObject(value) ? '' : String(bare ? value : shownValue(holder, key, value));
      if (holder && (matches(holder, key, wanted) || plain.toLowerCase().includes(wanted))) found.push({ holder, key });
      if (!isObject(value) || (holder && !this.isHome(value, holder, key))) continue;
      for (const [name, inner] of entriesOf(value).reverse()) open.push({ holder: value, key: name, value: inner });
    }
    return found;
  }
}

/** Array indexes are not searched. */
const matches = (holder, key, wanted) => !Array.isArray(holder) && key.toLowerCase().includes(wanted);
