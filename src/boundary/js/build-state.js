// The hands of the core: builds a state on the very objects of its response, as a plan says. The format
// is that of src/protocol/response/build_plan.rs.

import { enter } from './http.js';

/** @typedef {import('./read-response.js').Scan} Scan */

const hasOwn = Object.prototype.hasOwnProperty;

/** Sets an own property whatever its name is: `__proto__` is a name like any other. */
const put = (object, name, value) => {
  const key = typeof name === 'string' ? name : String(name);
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    object[key] = value;
  }
};

// In the place of a name's start: its end is an index.
const INDEX = 0xffffffff;

/** Follows a path from the response's root, by own members only. */
function follow(root, text, plan, at, count) {
  let found = root;
  for (let i = 0; i < count; i++) {
    const start = plan[at + 2 * i];
    const end = plan[at + 2 * i + 1];
    const name = start === INDEX ? end : text.slice(start, end);
    if (!found || !hasOwn.call(found, name)) return undefined;
    found = found[name];
  }
  return found;
}

const NONE = {};

/** What an action is sent with. */
class Form {
  constructor(definition, toPersist) {
    this.definition = definition;
    this.href = definition.href;
    this.toPersist = toPersist;
    this.defaults = NONE;
    this.immutables = NONE;
  }
}

class Builder {
  constructor(scan, plan, toPersist) {
    this.raw = scan.raw;
    this.nodes = scan.nodes;
    this.keys = scan.keys;
    this.listed = scan.listed;
    this.plan = plan;
    this.at = 0;
    this.toPersist = toPersist === undefined ? {} : toPersist;
    this.remediations = [];
    this.actions = {};
    this.context = {};
    this.interactionCode = undefined;
  }

  /** One function per action: what it needs lives and dies with it. */
  bind(form, neededParams) {
    const action = (params) => enter('sendAction', form, params);
    action.neededParams = neededParams;
    return action;
  }

  /** Reads who fills in which field; gives the fields to ask for. */
  fields(form, definition) {
    const { plan, nodes } = this;
    const end = this.at + plan[this.at];
    if (end === this.at++) return [definition];
    const needed = [];
    while (this.at < end) {
      const word = plan[this.at++];
      const field = nodes[word >>> 2];
      const role = word & 3;
      if (role < 2) needed.push(field);
      if (role === 1) {
        if (form.defaults === NONE) form.defaults = {};
        put(form.defaults, field.name, field.value);
      } else if (role > 1) {
        if (form.immutables === NONE) form.immutables = {};
        put(form.immutables, field.name, role === 3 ? '' : field.value);
      }
    }
    return needed;
  }

  action(definition) {
    const form = new Form(definition, this.toPersist);
    return this.bind(form, [this.fields(form, definition)]);
  }

  /** A list of definitions is sent with the form of the last one that, like the list, has no name. */
  remediation(remediation) {
    const neededParams = [];
    let form = new Form(remediation, this.toPersist);
    for (let count = this.plan[this.at++]; count > 0; count--) {
      const definition = this.nodes[this.plan[this.at++]];
      const own = new Form(remediation, this.toPersist);
      neededParams.push(this.fields(own, definition));
      if (definition === remediation || `${definition.name}` === `${remediation.name}`) form = own;
    }
    return { ...remediation, action: this.bind(form, neededParams) };
  }

  relate(holder, text, listed) {
    const { plan } = this;
    const count = plan[this.at++];
    const target = follow(this.raw, text, plan, this.at, count);
    this.at += 2 * count;
    if (target && (!listed || listed.holder.relatesTo === listed.list)) holder.relatesTo = target;
  }

  /** `{ type, …the rest, value }`. */
  contextField(field, split) {
    const made = { type: field.type };
    for (const key of Object.keys(field)) if (key !== 'type' && key !== 'value') put(made, key, field[key]);
    made.value = split ? {} : field.value;
    return made;
  }

  step() {
    const { plan, nodes, keys } = this;
    const step = plan[this.at++];
    const id = plan[this.at++];
    const node = nodes[id];
    const key = keys[id];
    if (step === 0) {
      this.relate(node, key, this.listed && this.listed[id]);
    } else if (step === 1) {
      this.remediations.push(this.remediation(node));
    } else if (step === 2) {
      put(this.actions, node.name, this.action(node));
    } else if (step === 3) {
      const sub = plan[this.at++];
      this.actions[`${key}-${keys[sub]}`] = this.action(nodes[sub]);
    } else if (step === 4) {
      put(this.context, key, node);
    } else if (step === 5) {
      put(this.context, key, this.contextField(node, plan[this.at++]));
    } else if (step === 6) {
      const sub = plan[this.at++];
      put(this.context[key].value, keys[sub], nodes[sub]);
    } else {
      this.interactionCode = node.value;
    }
  }
}

/**
 * Builds a state from a scan, as a plan says.
 * @param {Scan} scan
 * @param {Uint32Array} words
 */
export function build(scan, words, toPersist) {
  // A copy, as what is read of a response may be code that makes the core's memory grow.
  const builder = new Builder(scan, words.slice(), toPersist);
  while (builder.at < builder.plan.length) builder.step();
  const { raw, remediations } = builder;
  const state = {
    proceed: (name, params = {}) => enter('proceed', remediations, name, params),
    neededToProceed: remediations.slice(),
    actions: builder.actions,
    context: builder.context,
    rawIdxState: raw,
    hasInteractionCode: () => !!raw.successWithInteractionCode,
    interactionCode: builder.interactionCode,
    toPersist,
  };
  Object.defineProperty(state, 'rawIdxResponse', { value: raw, writable: true, configurable: true });
  return state;
}
