// The hands of the core in JavaScript: reads what the protocol looks at, and builds what it says.
// What anything means is decided in Rust (src/protocol); the formats are those of scan.rs and plan.rs.

const MAX_PATH = 1024;
const VALUE_SHIFT = 3;
const TRUTHY = 1 << 6;
const REL = 1 << 7;
const TYPE_OBJECT = 1 << 8;
const IMMUTABLE = 1 << 9;
const CODE = 1 << 10;
const LISTED = 1 << 11;
const SKIPPED = 1 << 12;

// From so many values on, a walk looks out for cycles.
const MANY = 20_000;

/** @param {unknown} value */
const kind = (value) =>
  value == null ? 0
  : typeof value === 'string' ? 2
  : typeof value !== 'object' ? 1
  : Array.isArray(value) ? 3
  : 4;

/** @param {unknown} value */
const valueFlags = (value) => (kind(value) << VALUE_SHIFT) | (value ? TRUTHY : 0);

/** Sets an own property whatever its name is: `__proto__` is a name like any other. */
const put = (object, name, value) => {
  const key = typeof name === 'string' ? name : String(name);
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    object[key] = value;
  }
};

function Interceptor() {
  this.handlers = [];
  this.use = function use(before) {
    this.handlers.push({ before });
  };
  this.clear = function clear() {
    this.handlers = [];
  };
}

/** The HTTP client that callers see: `client.interceptors.request.use(fn)`. */
export let client = { interceptors: { request: new Interceptor() } };

/** Takes the client of a core in whose place this one comes. */
export const share = (theirs) => {
  client = theirs;
};

/** Runs the request interceptors, in order, and takes the url out again. */
export function intercept(options) {
  client.interceptors?.request.handlers.forEach((handler) => handler.before(options));
  const { url } = options;
  delete options.url;
  return url;
}

const nativeJson = globalThis.Response?.prototype.json;

/** Whether a response is one of the page's own `fetch`, with nothing put over its members. */
export const isPlain = (response) =>
  Object.getPrototypeOf(response) === Response.prototype && !Object.getOwnPropertyNames(response).length;

/** A response's text; `undefined` of what only looks like one, or has a `json` that is not fetch's. */
export const text = (response) =>
  typeof Response === 'function' && response instanceof Response && response.json === nativeJson
    ? response.text()
    : undefined;

/** A promise of its own for whatever a function or thenable of the page does. */
export const settle = async (value) => value;

/** Calls a remediation's action as it is now: callers may have put their own in its place. */
export const act = async (remediation, params) => remediation.action(params);

/** What an action sends: its defaults, what the caller gives, its immutables. */
export const merge = (form, params) => ({ ...form.defaults, ...params, ...form.immutables });

/** A value as a template literal writes it; what cannot be written, as its type. */
export function textOf(value) {
  try {
    return `${value}`;
  } catch {
    return typeof value;
  }
}

/** Whether cookies go along, as it is when an action is called. */
export const withCredentials = (toPersist) => toPersist?.withCredentials;

/** A `relatesTo` whose turn comes in its place among its holder's members. */
class Relation {
  constructor(holder, text, listed) {
    this.holder = holder;
    this.text = text;
    this.listed = listed;
  }
}

/** A value that stands in the list of a `relatesTo`, and so only as long as that list does. */
class Listed {
  constructor(value, holder, list) {
    this.value = value;
    this.holder = holder;
    this.list = list;
  }
}

class Scan {
  constructor(raw) {
    this.raw = raw;
    /** @type {unknown[]} What the numbers stand for. */
    this.nodes = [];
    /** @type {string[]} Under which key it stands, where it has one. */
    this.keys = [];
    /** @type {Listed[]} Of which list of a `relatesTo` it is a part, where it is. */
    this.listed = [];
    /** @type {number[]} */
    this.tape = [];
  }

  /** Describes one value. */
  node(value, flags, key) {
    this.keys[this.nodes.length] = key;
    this.nodes.push(value);
    this.tape.push(kind(value) | flags);
  }

  /** Describes an action and the fields of its form. */
  action(action, flags, key) {
    const value = action?.value;
    const listed = value && (typeof value === 'string' || Array.isArray(value));
    this.node(action, flags | valueFlags(value) | (listed ? LISTED : 0), key);
    if (!listed) return;
    const fields = Array.isArray(value) ? value : [...value];
    this.tape.push(fields.length);
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i];
      this.node(field, valueFlags(field?.value) | (field?.mutable === false ? IMMUTABLE : 0));
    }
  }

  /** Describes a remediation, or each definition of one that is a list of them. */
  remediation(remediation) {
    if (!Array.isArray(remediation)) return this.action(remediation, 0);
    this.node(remediation, LISTED);
    this.tape.push(remediation.length);
    for (const definition of remediation) this.action(definition, 0);
  }

  /** Writes down who holds a `relatesTo` that may be a path. */
  relates(remediations) {
    const { tape } = this;
    const at = tape.push(0) - 1;
    const pending = [...remediations].reverse();
    // A response that was parsed before is no tree: what it relates to may stand in many places.
    const related = new Set();
    let seen;
    for (let walked = 0; pending.length; walked++) {
      let holder = pending.pop();
      if (holder instanceof Relation) {
        tape[at]++;
        this.relation(holder);
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
      for (const key of Object.keys(holder)) {
        const member = holder[key];
        if (key === 'relatesTo') {
          const text = Array.isArray(member) ? member[0] : member;
          if (typeof text === 'string' && text.length <= MAX_PATH) pending.push(new Relation(holder, text, listed));
          if (related.has(member)) continue;
          related.add(member);
        }
        if (!Array.isArray(member)) continue;
        for (const item of member) {
          if (key === 'relatesTo') pending.push(new Listed(item, holder, member));
          else pending.push(listed ? new Listed(item, listed.holder, listed.list) : item);
        }
      }
      // Last in, first out: what was found first is walked first.
      for (let low = depth, high = pending.length - 1; low < high; low++, high--) {
        [pending[low], pending[high]] = [pending[high], pending[low]];
      }
    }
  }

  relation({ holder, text, listed }) {
    if (listed) this.listed[this.nodes.length] = listed;
    this.node(holder, 0, text);
    this.tape.push(text.length);
    for (let i = 0; i < text.length; i++) this.tape.push(text.charCodeAt(i));
  }

  topLevel(field, key) {
    if (key === 'remediation' || key === 'context') return this.node(field, SKIPPED, key);
    if (typeof field !== 'object' || !field) return this.node(field, 0, key);
    if (field.rel) return this.action(field, REL, key);
    const { type, value } = field;
    const split = type === 'object' && value != null;
    this.node(field, valueFlags(value) | (type === 'object' ? TYPE_OBJECT : 0) | (split ? LISTED : 0), key);
    if (!split) return;
    const entries = Object.keys(value);
    this.tape.push(entries.length);
    for (const entryKey of entries) {
      const entry = value[entryKey];
      if (entry?.rel) this.action(entry, REL, entryKey);
      else this.node(entry, 0, entryKey);
    }
  }
}

/** Reads a response. Throws what a getter or a proxy in it throws. */
export function read(raw) {
  const scan = new Scan(raw);
  const { tape } = scan;
  const list = raw.remediation?.value || null;
  const remediations = Array.isArray(list) ? list : [];
  scan.relates(remediations);
  tape.push(kind(list), remediations.length);
  for (const remediation of remediations) scan.remediation(remediation);

  const code = raw.successWithInteractionCode?.value;
  const codeFields = Array.isArray(code) ? code : [];
  tape.push(codeFields.length);
  for (const field of codeFields) scan.node(field, field?.name === 'interaction_code' ? CODE : 0);

  const keys = Object.keys(raw);
  tape.push(keys.length);
  for (const key of keys) scan.topLevel(raw[key], key);
  return scan;
}

const hasOwn = Object.prototype.hasOwnProperty;

/** Follows a path from the response's root, by own members only. */
function follow(root, text, plan, at, count) {
  let found = root;
  for (let i = 0; i < count; i++) {
    const name = text.slice(plan[at + 2 * i], plan[at + 2 * i + 1]);
    if (!found || !hasOwn.call(found, name)) return undefined;
    found = found[name];
  }
  return found;
}

/** One function per action: its definition, defaults and immutables live and die with it. */
function makeAction(definition, { defaults, immutables }, neededParams, toPersist, call) {
  const form = { definition, href: definition.href, name: definition.name, defaults, immutables, toPersist };
  const action = (params) => call(form, params);
  action.neededParams = neededParams;
  return action;
}

/**
 * Builds a state from a scan, as a plan says.
 * @param {Scan} scan
 * @param {Uint32Array} words
 * @param {(form: object, params: unknown) => Promise<unknown>} call
 * @param {(remediations: object[], name: unknown, params: unknown) => Promise<unknown>} proceed
 */
export function build({ raw, nodes, keys, listed }, words, toPersist, call, proceed) {
  const plan = words.slice();
  const persisted = toPersist === undefined ? {} : toPersist;
  const remediations = [];
  const actions = {};
  const context = {};
  let interactionCode;
  let at = 0;

  const readForm = (definition) => {
    const count = plan[at++] - 1;
    if (count < 0) return { needed: [definition] };
    const needed = [];
    const defaults = {};
    const immutables = {};
    for (let i = 0; i < count; i++) {
      const word = plan[at++];
      const field = nodes[word >>> 2];
      const role = word & 3;
      if (role < 2) needed.push(field);
      if (role === 1) put(defaults, field.name, field.value);
      else if (role > 1) put(immutables, field.name, role === 3 ? '' : field.value);
    }
    return { needed, defaults, immutables };
  };
  const readAction = (definition) => {
    const form = readForm(definition);
    return makeAction(definition, form, [form.needed], persisted, call);
  };
  // A list of definitions is sent with the form of the last one that, like the list, has no name.
  const readActions = (list) => {
    const neededParams = [];
    let own = {};
    for (let count = plan[at++]; count > 0; count--) {
      const definition = nodes[plan[at++]];
      const form = readForm(definition);
      neededParams.push(form.needed);
      if (`${definition.name}` === `${list.name}`) own = form;
    }
    return makeAction(list, own, neededParams, persisted, call);
  };

  while (at < plan.length) {
    const step = plan[at++];
    const id = plan[at++];
    const node = nodes[id];
    const key = keys[id];
    if (step === 0) {
      const count = plan[at++];
      const target = follow(raw, key, plan, at, count);
      at += 2 * count;
      const outer = listed[id];
      if (target && (!outer || outer.holder.relatesTo === outer.list)) node.relatesTo = target;
    } else if (step === 1) {
      remediations.push({ ...node, action: readActions(node) });
    } else if (step === 2) {
      put(actions, node.name, readAction(node));
    } else if (step === 3) {
      const sub = plan[at++];
      actions[`${key}-${keys[sub]}`] = readAction(nodes[sub]);
    } else if (step === 4) {
      put(context, key, node);
    } else if (step === 5) {
      const { type, value, ...rest } = node;
      put(context, key, { type, ...rest, value: plan[at++] ? {} : value });
    } else if (step === 6) {
      const sub = plan[at++];
      put(context[key].value, keys[sub], nodes[sub]);
    } else {
      interactionCode = node.value;
    }
  }

  const state = {
    proceed: (name, params = {}) => proceed(remediations, name, params),
    neededToProceed: [...remediations],
    actions,
    context,
    rawIdxState: raw,
    hasInteractionCode: () => !!raw.successWithInteractionCode,
    interactionCode,
    toPersist,
  };
  Object.defineProperty(state, 'rawIdxResponse', { value: raw, writable: true, configurable: true });
  return state;
}
