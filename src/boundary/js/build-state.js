// Builds a state from the objects of its response (not from copies), following a plan.
// src/protocol/response/build_plan.rs describes the format of the plan.

import {
  INDEX,
  ROLE_BLANK,
  ROLE_DEFAULT,
  STEP_ACTION,
  STEP_CONTEXT,
  STEP_ENTRY,
  STEP_PLAIN,
  STEP_RELATE,
  STEP_REMEDIATION,
  STEP_SUB_ACTION,
} from './codes.js';
import { call } from './core.js';
import { hide } from './hide.js';
import { read } from './read-response.js';

const hasOwn = Object.prototype.hasOwnProperty;

/** A name as a property key. Throws for an object that cannot be converted to a string. */
const keyOf = (name) => (typeof name === 'string' ? name : String(name));

/** Sets an own property of any name, including `__proto__`. */
const put = (object, name, value) => {
  const key = keyOf(name);
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    object[key] = value;
  }
};

const NONE = {};

/** The data from which the requests of an action are made. */
class ActionTemplate {
  constructor(client, definition, toPersist) {
    this.client = client;
    this.definition = definition;
    this.href = definition.href;
    this.toPersist = toPersist;
    this.defaults = NONE;
    this.immutables = NONE;
  }
}

/** Each action is a closure, so its template is collected together with it. */
function actionOf(template, neededParams, send) {
  const action = (params, options = undefined) => send(template, params, options);
  action.neededParams = neededParams;
  return action;
}

/** Runs the first remediation of a name. The action is looked up at each call, because callers may have replaced it. */
function proceed(remediations, name, params, options) {
  try {
    for (let at = 0; at < remediations.length; at++) {
      const remediation = remediations[at];
      if (remediation.name === name) {
        const called = options === undefined ? remediation.action(params) : remediation.action(params, options);
        return called instanceof Promise ? called : Promise.resolve(called);
      }
    }
  } catch (thrown) {
    return Promise.reject(thrown);
  }
  return Promise.reject(`Unknown remediation choice: [${shown(name)}]`);
}

/** A value as a template literal formats it, or its type if that throws. */
function shown(value) {
  try {
    return `${value}`;
  } catch {
    return typeof value;
  }
}

class Builder {
  constructor(client, response, plan, toPersist, send) {
    this.client = client;
    this.raw = response.raw;
    this.nodes = response.nodes;
    this.keys = response.keys;
    this.paths = response.paths;
    this.listed = response.listed;
    /** The values along the last path, beginning with the response. */
    this.trail = [response.raw];
    this.plan = plan;
    // The first word says whether the response is refused.
    this.at = 1;
    this.toPersist = toPersist === undefined ? {} : toPersist;
    this.send = send;
    this.remediations = [];
    this.actions = {};
    this.context = {};
    this.interactionCode = undefined;
  }

  /** Reads which fields the caller fills in and which the template does; returns the fields to ask for. */
  fields(template, definition) {
    const { plan, nodes } = this;
    const end = this.at + plan[this.at];
    if (end === this.at++) return [definition];
    const needed = [];
    while (this.at < end) {
      const word = plan[this.at++];
      const field = nodes[word >>> 2];
      const role = word & 3;
      if (role <= ROLE_DEFAULT) needed.push(field);
      if (role === ROLE_DEFAULT) {
        if (template.defaults === NONE) template.defaults = {};
        put(template.defaults, field.name, field.value);
      } else if (role > ROLE_DEFAULT) {
        if (template.immutables === NONE) template.immutables = {};
        put(template.immutables, field.name, role === ROLE_BLANK ? '' : field.value);
      }
    }
    return needed;
  }

  action(definition) {
    const template = new ActionTemplate(this.client, definition, this.toPersist);
    keyOf(definition.name);
    return actionOf(template, [this.fields(template, definition)], this.send);
  }

  /** A list of definitions has no name. Its action uses the template of the last definition that has none either. */
  remediation(remediation) {
    const neededParams = [];
    const name = keyOf(remediation.name);
    let template = new ActionTemplate(this.client, remediation, this.toPersist);
    for (let count = this.plan[this.at++]; count > 0; count--) {
      const definition = this.nodes[this.plan[this.at++]];
      const own = new ActionTemplate(this.client, remediation, this.toPersist);
      neededParams.push(this.fields(own, definition));
      if (definition === remediation || keyOf(definition.name) === name) template = own;
    }
    return { ...remediation, action: actionOf(template, neededParams, this.send) };
  }

  /** Resolves a path, through own properties only. */
  follow(text) {
    const { plan, trail } = this;
    const same = plan[this.at++];
    let found = trail[same];
    trail.length = same + 1;
    for (let count = plan[this.at++]; count > 0; count--) {
      const start = plan[this.at++];
      const end = plan[this.at++];
      const name = start === INDEX ? end : text.slice(start, end);
      found = found && hasOwn.call(found, name) ? found[name] : undefined;
      trail.push(found);
    }
    return found;
  }

  relate(id) {
    const holder = this.nodes[id];
    const listed = this.listed && this.listed[id];
    const target = this.follow(this.paths[id]);
    if (target && (!listed || listed.holder.relatesTo === listed.list)) holder.relatesTo = target;
  }

  /** `{ type, …the rest, value }`. */
  contextField(field, isSplit) {
    const made = { type: field.type };
    for (const key of Object.keys(field)) if (key !== 'type' && key !== 'value') put(made, key, field[key]);
    made.value = isSplit ? {} : field.value;
    return made;
  }

  step() {
    const { plan, nodes, keys } = this;
    const step = plan[this.at++];
    const id = plan[this.at++];
    const node = nodes[id];
    const key = keys[id];
    if (step === STEP_RELATE) {
      this.relate(id);
    } else if (step === STEP_REMEDIATION) {
      this.remediations.push(this.remediation(node));
    } else if (step === STEP_ACTION) {
      put(this.actions, node.name, this.action(node));
    } else if (step === STEP_SUB_ACTION) {
      const sub = plan[this.at++];
      this.actions[`${key}-${keys[sub]}`] = this.action(nodes[sub]);
    } else if (step === STEP_PLAIN) {
      put(this.context, key, node);
    } else if (step === STEP_CONTEXT) {
      put(this.context, key, this.contextField(node, plan[this.at++]));
    } else if (step === STEP_ENTRY) {
      const sub = plan[this.at++];
      put(this.context[key].value, keys[sub], nodes[sub]);
    } else {
      this.interactionCode = node.value;
    }
  }
}

/**
 * Makes a state of a response; see `makeIdxState`. `send` gets the template of an action, and the caller's parameters and
 * options.
 */
export function buildState(client, raw, toPersist, send) {
  const response = read(raw);
  /** @type {Uint32Array} */
  const plan = call('plan', response.words(), response.written);
  const builder = new Builder(client, response, plan, toPersist, send);
  while (builder.at < plan.length) builder.step();
  response.release();
  if (plan[0]) throw call('refusal', plan[0]);
  const { remediations } = builder;
  const state = {
    proceed: (name, params = {}, options = undefined) => proceed(remediations, name, params, options),
    neededToProceed: remediations.slice(),
    actions: builder.actions,
    context: builder.context,
    rawIdxState: raw,
    hasInteractionCode: () => !!raw.successWithInteractionCode,
    interactionCode: builder.interactionCode,
    toPersist,
  };
  return hide(state, 'rawIdxResponse', raw);
}
