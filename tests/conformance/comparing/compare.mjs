import { AssertionError } from 'node:assert';

/**
 * Which object of one side stands for which of the other.
 *
 * Two results are equal when one walk over both finds the same shape *and* the same sharing: an object met twice on one
 * side has to be met at the same places on the other. Binding the parts of the two inputs before the code under test
 * runs makes that include "is the very object that was passed in".
 */
export class Pairing {
  /** @param {object[]} shared objects that stand for themselves */
  constructor(shared = []) {
    this.left = new Map();
    this.right = new Map();
    this.compared = new Set();
    for (const one of shared) this.bind(one, one);
  }

  /** Says that two objects stand for each other; what is in them is not looked at. */
  bind(left, right) {
    if (!isReference(left) || !isReference(right)) return;
    this.left.set(left, right);
    this.right.set(right, left);
  }

  /** Binds two trees of one shape (one JSON text, parsed twice), part by part. */
  bindTrees(left, right) {
    const pending = [[left, right]];
    while (pending.length) {
      const [one, other] = pending.pop();
      if (!isReference(one) || this.left.has(one)) continue;
      this.bind(one, other);
      for (const key of Object.keys(one)) pending.push([one[key], other[key]]);
    }
  }

  /** Whether two objects may stand for each other; remembers that they do. */
  match(left, right) {
    if (!this.left.has(left) && !this.right.has(right)) this.bind(left, right);
    return this.left.get(left) === right && this.right.get(right) === left;
  }
}

/** For expectations that are written down: which object is which does not matter. */
export class ByValue extends Pairing {
  match() {
    this.compared.clear();
    return true;
  }
}

const isReference = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

/** What kind of thing a value is, as far as a user can tell. */
function kindOf(value) {
  if (value === null) return 'null';
  if (!isReference(value)) return typeof value;
  if (typeof value === 'function') return 'function';
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null) return 'object without prototype';
  if (prototype === Object.prototype) return 'object';
  if (Array.isArray(value)) return 'array';
  return typeof prototype.constructor === 'function' ? prototype.constructor.name : 'object of its own kind';
}

/**
 * @typedef {object} Difference
 * @property {string} path
 * @property {string} why
 * @property {unknown} left
 * @property {unknown} right
 * @property {string} [against] what the left side is; the peer, if nothing else is said
 */

/**
 * The first place where two values differ, or null. Errors are compared by class only: each package has its own
 * messages.
 * @param {unknown} left
 * @param {unknown} right
 * @param {Pairing} [pairing]
 * @returns {Difference | null}
 */
export function firstDifference(left, right, pairing = new Pairing()) {
  /** @type {[any, any, string][]} */
  const pending = [[left, right, '']];
  while (pending.length) {
    const [one, other, path] = pending.pop();
    const differ = (why, a = one, b = other) => ({ path, why, left: a, right: b });
    if (!isReference(one) || !isReference(other)) {
      if (!Object.is(one, other)) return differ('values');
      continue;
    }
    if (kindOf(one) !== kindOf(other)) return differ('kinds', kindOf(one), kindOf(other));
    if (!pairing.match(one, other)) {
      return differ('identity', whereabouts(one, pairing.left), whereabouts(other, pairing.right));
    }
    if (pairing.compared.has(one)) continue;
    pairing.compared.add(one);
    if (one instanceof Error) continue;
    const keys = Object.keys(one);
    const others = Object.keys(other);
    const odd = keys.findIndex((key, index) => key !== others[index]);
    if (odd !== -1 || keys.length !== others.length) return differ('keys', keys, others);
    for (const key of keys.reverse()) pending.push([one[key], other[key], path ? `${path}.${key}` : key]);
  }
  return null;
}

function whereabouts(value, map) {
  return `${map.has(value) ? 'already known: ' : 'new: '}${show(value)}`;
}

/**
 * What a test fails with where two results differ.
 * @param {string} label what was compared
 * @param {Difference} difference
 */
export function differenceError(label, { path, why, left, right, against = 'peer' }) {
  const lines = [
    `${label}: ${why} differ at ${path || '(the whole)'}`,
    `  ${against}: ${show(left)}`,
    `  subject: ${show(right)}`,
  ];
  return new AssertionError({ message: lines.join('\n'), stackStartFn: differenceError });
}

/** A short text for a report. */
export function show(value) {
  const seen = new WeakSet();
  const text = (() => {
    if (typeof value === 'string') return JSON.stringify(value);
    if (value instanceof Error) return `${value.constructor.name}: ${value.message}`;
    if (typeof value === 'function') return `function ${JSON.stringify(Object.keys(value))}`;
    try {
      return JSON.stringify(value, (key, inner) => {
        if (typeof inner === 'function') return 'ƒ';
        if (inner === undefined) return '(undefined)';
        if (typeof inner === 'bigint') return `${inner}n`;
        if (!isReference(inner)) return inner;
        if (seen.has(inner)) return '(again)';
        seen.add(inner);
        return inner;
      });
    } catch (error) {
      return `(unprintable: ${error.message})`;
    }
  })();
  return String(text).length > 400 ? `${String(text).slice(0, 400)}…` : String(text);
}
