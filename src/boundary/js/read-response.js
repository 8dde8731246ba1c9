// Summarises a response as numbers. Rust interprets the summary; its format is described in
// src/protocol/response/summary.rs.

import {
  FLAG_CODE,
  FLAG_IMMUTABLE,
  FLAG_LISTED,
  FLAG_REL,
  FLAG_SKIPPED,
  FLAG_TRUTHY,
  FLAG_TYPE_OBJECT,
  KIND_LIST,
  KIND_NULLISH,
  KIND_OBJECT,
  KIND_SCALAR,
  KIND_TEXT,
  MAX_PATH,
  VALUE_SHIFT,
} from './codes.js';

// After this many values, a walk checks for cycles.
const MANY = 20_000;

/** @param {unknown} value */
const kind = (value) =>
  value == null
    ? KIND_NULLISH
    : typeof value === 'string'
      ? KIND_TEXT
      : typeof value !== 'object'
        ? KIND_SCALAR
        : Array.isArray(value)
          ? KIND_LIST
          : KIND_OBJECT;

/** @param {unknown} value */
const valueFlags = (value) => (kind(value) << VALUE_SHIFT) | (value ? FLAG_TRUTHY : 0);

/** A `relatesTo` that is written in the order of its holder's members. */
class Relation {
  constructor(holder, text, listed) {
    this.holder = holder;
    this.text = text;
    this.listed = listed;
  }
}

/**
 * The prefix that the next path probably shares: a path up to its last bracket. A path through a `relatesTo` has none,
 * because its values can change.
 */
const prefixOf = (path) => (path.includes('relatesTo') ? '' : path.slice(0, path.lastIndexOf('[') + 1));

/** A value in the list of a `relatesTo`. It is part of the response only until that list is replaced. */
class Listed {
  constructor(value, holder, list) {
    this.value = value;
    this.holder = holder;
    this.list = list;
  }
}

// All responses reuse one array, first for the summary and then for the plan, because it takes long to make one. A response
// that is read during another one (by a getter) gets its own.
let spare = new Uint32Array(1024);

/** Larger arrays are not kept. In words; 2 MiB. */
const MAX_SPARE = 1 << 19;

/** Larger arrays are not kept if a response used less than an eighth of them. In words; 256 KiB. */
const LARGE_SPARE = 1 << 16;

/** A response with its summary. */
class ReadResponse {
  constructor(raw) {
    this.raw = raw;
    /** @type {unknown[]} The values, by their numbers. */
    this.nodes = [];
    /** @type {(string | undefined)[]} The key of each value, if it has one. */
    this.keys = [];
    /** @type {string[]} The text of the `relatesTo` of each value, if it may be a path. */
    this.paths = [];
    /** @type {Listed[] | undefined} The list of a `relatesTo` that contains the value, if there is one. */
    this.listed = undefined;
    this.prefix = '';
    this.written = spare || new Uint32Array(1024);
    this.length = 0;
    spare = undefined;
  }

  /** The summary. */
  words() {
    return this.written.subarray(0, this.length);
  }

  /** Gives the array back. Called once neither the summary nor the plan is needed. */
  release() {
    const { length } = this.written;
    const isIdle = length > LARGE_SPARE && this.length * 8 < length;
    spare = length > MAX_SPARE || isIdle ? undefined : this.written;
  }

  write(word) {
    if (this.length === this.written.length) {
      const longer = new Uint32Array(this.length * 2);
      longer.set(this.written);
      this.written = longer;
    }
    this.written[this.length++] = word;
  }

  /** Describes one value. */
  node(value, flags, key) {
    this.nodes.push(value);
    this.keys.push(key);
    this.write(kind(value) | flags);
  }

  /** Describes an action and the fields of its form. */
  action(action, flags, key) {
    const value = action?.value;
    const listed = value && (typeof value === 'string' || Array.isArray(value));
    this.node(action, flags | valueFlags(value) | (listed ? FLAG_LISTED : 0), key);
    if (!listed) return;
    const fields = Array.isArray(value) ? value : [...value];
    this.write(fields.length);
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i];
      this.node(field, valueFlags(field?.value) | (field?.mutable === false ? FLAG_IMMUTABLE : 0));
    }
  }

  /** Describes a remediation, or each definition of one that is a list of them. */
  remediation(remediation) {
    if (!Array.isArray(remediation)) return this.action(remediation, 0);
    this.node(remediation, FLAG_LISTED);
    this.write(remediation.length);
    for (const definition of remediation) this.action(definition, 0);
  }

  /** Records the objects whose `relatesTo` may be a path. */
  relates(remediations) {
    const at = this.length;
    this.write(0);
    const pending = remediations.slice().reverse();
    // A response from which a state was made before is not a tree: an object may be referenced from several places.
    let related;
    let seen;
    for (let walked = 0; pending.length; walked++) {
      let holder = pending.pop();
      if (holder instanceof Relation) {
        this.written[at]++;
        this.relation(holder.holder, holder.text, holder.listed);
        continue;
      }
      let listed;
      if (holder instanceof Listed) {
        listed = holder;
        holder = listed.value;
      }
      if (typeof holder !== 'object' || !holder) continue;
      if (walked > MANY) {
        seen ??= new Set();
        if (seen.has(holder)) continue;
        seen.add(holder);
      }
      const depth = pending.length;
      // By index: V8 repeatedly deoptimises `for … in` here.
      const keys = Object.keys(holder);
      for (let i = 0; i < keys.length; i++) {
        const key = keys[i];
        const member = holder[key];
        if (key === 'relatesTo') {
          const text = Array.isArray(member) ? member[0] : member;
          if (typeof text === 'string' && text.length <= MAX_PATH) {
            if (pending.length === depth) {
              // No member of this holder comes before it, so it is written now.
              this.written[at]++;
              this.relation(holder, text, listed);
            } else {
              pending.push(new Relation(holder, text, listed));
            }
          }
          if (!Array.isArray(member)) continue;
          related ??= new Set();
          if (related.has(member)) continue;
          related.add(member);
        } else if (!Array.isArray(member)) {
          continue;
        }
        for (const item of member) {
          if (key === 'relatesTo') pending.push(new Listed(item, holder, member));
          else pending.push(listed ? new Listed(item, listed.holder, listed.list) : item);
        }
      }
      // The stack is last in, first out: reversing it keeps the order of discovery.
      for (let low = depth, high = pending.length - 1; low < high; low++, high--) {
        [pending[low], pending[high]] = [pending[high], pending[low]];
      }
    }
  }

  relation(holder, text, listed) {
    if (listed) (this.listed ??= [])[this.nodes.length] = listed;
    // Relations are the first nodes, so that node numbers are also indexes of `paths`.
    this.paths.push(text);
    this.node(holder, 0);
    const { prefix } = this;
    const shared = prefix && text.startsWith(prefix) ? prefix.length : 0;
    this.write(shared);
    this.write(text.length - shared);
    for (let i = shared; i < text.length; i++) this.write(text.charCodeAt(i));
    if (shared === 0 || text.indexOf('[', shared) >= 0) this.prefix = prefixOf(text);
  }

  topLevel(field, key) {
    if (key === 'remediation' || key === 'context') return this.node(field, FLAG_SKIPPED, key);
    if (typeof field !== 'object' || !field) return this.node(field, 0, key);
    if (field.rel) return this.action(field, FLAG_REL, key);
    const { type, value } = field;
    const split = type === 'object' && value != null;
    this.node(field, valueFlags(value) | (type === 'object' ? FLAG_TYPE_OBJECT : 0) | (split ? FLAG_LISTED : 0), key);
    if (!split) return;
    const entries = Object.keys(value);
    this.write(entries.length);
    for (const entryKey of entries) {
      const entry = value[entryKey];
      if (entry?.rel) this.action(entry, FLAG_REL, entryKey);
      else this.node(entry, 0, entryKey);
    }
  }
}

/** Reads a response. Rethrows exceptions of its getters and proxies. */
export function read(raw) {
  const response = new ReadResponse(raw);
  response.write(kind(raw));
  if (raw == null) return response;
  const list = raw.remediation?.value || null;
  const remediations = Array.isArray(list) ? list : [];
  response.relates(remediations);
  response.write(kind(list));
  response.write(remediations.length);
  for (const remediation of remediations) response.remediation(remediation);

  const code = raw.successWithInteractionCode?.value;
  const codeFields = Array.isArray(code) ? code : [];
  response.write(codeFields.length);
  for (const field of codeFields) response.node(field, field?.name === 'interaction_code' ? FLAG_CODE : 0);

  const keys = Object.keys(raw);
  response.write(keys.length);
  for (const key of keys) response.topLevel(raw[key], key);
  return response;
}
