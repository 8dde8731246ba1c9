/** JSON as a collapsible tree. A node is filled when it is first opened, because responses can be large. */
import { h, isObject } from '../dom.mjs';
import { shownValue, veiled } from './secrets.mjs';
import { TreeIndex, entriesOf } from './tree-index.mjs';

/** Objects with more members than this are split into groups of this size. */
const AT_ONCE = 100;

export class Tree {
  /**
   * @param {object} root
   * @param {string} label for screen readers
   */
  constructor(root, label) {
    this.index = new TreeIndex(root);
    this.bare = false;
    /**
     * How to open each object that has been drawn.
     * @type {Map<object, { open: () => unknown, rowOf: (key: string) => HTMLElement | undefined }>}
     */
    this.branches = new Map();
    /** Functions that redraw the plain values. @type {(() => void)[]} */
    this.leaves = [];
    this.node = h('ul', { class: 'tree', 'aria-label': label });
    this.branches.set(root, { open: () => {}, rowOf: this.fill(this.node, root) });
  }

  /** @param {boolean} bare whether secrets are shown */
  showSecrets(bare) {
    this.bare = bare;
    this.leaves.forEach((write) => write());
  }

  /**
   * Opens all nodes around a place.
   * @param {import('./tree-index.mjs').Place} place
   * @returns {HTMLElement | undefined} its row
   */
  reveal({ holder, key }) {
    for (const step of this.index.wayTo(holder)) {
      this.branches.get(step.holder)?.rowOf(step.key);
      this.branches.get(step.holder[step.key])?.open();
    }
    return this.branches.get(holder)?.rowOf(key);
  }

  /**
   * Puts the members of an object into a list. Large objects are split into groups.
   * @param {HTMLElement} list @param {any} holder
   * @returns {(key: string) => HTMLElement | undefined} returns the row of a member, and opens its group
   */
  fill(list, holder) {
    const entries = entriesOf(holder);
    if (entries.length <= AT_ONCE) return this.rows(list, holder, entries);
    /** @type {Map<string, () => (key: string) => HTMLElement | undefined>} */
    const pieces = new Map();
    for (let from = 0; from < entries.length; from += AT_ONCE) {
      const piece = entries.slice(from, from + AT_ONCE);
      const { node, open } = folded(`${piece[0][0]} … ${piece[piece.length - 1][0]}`, (inner) =>
        this.rows(inner, holder, piece),
      );
      list.append(h('li', {}, node));
      for (const [key] of piece) pieces.set(key, open);
    }
    return (key) => pieces.get(key)?.()(key);
  }

  /** @param {HTMLElement} list @param {any} holder @param {[string, any][]} entries */
  rows(list, holder, entries) {
    const rows = new Map(entries.map(([key, value]) => [key, this.row(holder, key, value)]));
    list.append(...rows.values());
    return (key) => rows.get(key);
  }

  /** @param {any} holder @param {string} key @param {unknown} value @returns {HTMLElement} */
  row(holder, key, value) {
    const name = h('span', { class: 'key' }, key);
    if (!isObject(value)) return h('li', {}, h('span', { class: 'line' }, name, ': ', this.leaf(holder, key, value)));
    if (!this.index.isHome(value, holder, key))
      return h('li', {}, h('span', { class: 'line' }, name, ': ', this.reference(value)));
    return this.branch(name, value);
  }

  /** @param {any} holder @param {string} key @param {any} value */
  leaf(holder, key, value) {
    const node = h('span', { class: 'value' });
    const write = () => {
      const shown = this.bare ? value : shownValue(holder, key, value);
      node.dataset.type = shown === value ? typeof value : 'hidden';
      node.textContent = typeof shown === 'string' ? JSON.stringify(shown) : String(shown);
    };
    write();
    this.leaves.push(write);
    return node;
  }

  /** A button that leads to the place where the object is shown. @param {object} value */
  reference(value) {
    return h(
      'button',
      {
        type: 'button',
        class: 'reference',
        onclick: () => {
          const place = this.index.places.get(value);
          const row = place && this.reveal(place);
          this.branches.get(value)?.open();
          row?.querySelector('summary')?.focus();
        },
      },
      `→ ${this.index.pathOf(value)}`,
    );
  }

  /** @param {HTMLElement} name @param {any} value */
  branch(name, value) {
    const count = entriesOf(value).length;
    const size = h('span', { class: 'size' }, Array.isArray(value) ? `[${count}]` : `{${count}}`);
    const line = h('span', { class: 'line' }, name, ' ', size, ' ', h('span', { class: 'gist' }, gistOf(value)));
    const { node, open } = folded(line, (list) => this.fill(list, value));
    this.branches.set(value, { open, rowOf: (key) => open()(key) });
    return h('li', {}, node);
  }
}

/**
 * A list that is filled when it is first opened.
 * @template T
 * @param {Node | string} line @param {(list: HTMLElement) => T} fill
 * @returns {{ node: HTMLElement, open: () => T }} `open` returns the result of `fill`
 */
function folded(line, fill) {
  const list = h('ul');
  const node = h('details', {}, h('summary', {}, line), list);
  let filled;
  const filling = () => (filled ??= fill(list));
  node.addEventListener('toggle', () => node.open && filling());
  return {
    node,
    open: () => {
      const result = filling();
      node.open = true;
      return result;
    },
  };
}

/** A name for an object, shown while it is collapsed. @param {any} value */
function gistOf(value) {
  const name = value.name ?? value.displayName ?? value.label ?? value.message;
  return typeof name === 'string' ? veiled(name).slice(0, 60) : '';
}
