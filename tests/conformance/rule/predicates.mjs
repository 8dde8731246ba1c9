import { bodyOf, improvementsInOutcome } from '../inputs/replies.mjs';
import { isForm, isNavigation, isSendable } from './model.mjs';
import { pathOf } from './paths.mjs';

/**
 * Which listed improvements a response touches, decided from the response alone. Only there may the package differ from
 * the peer.
 */
const IN_RESPONSES = {
  'null in lists': hasNullInLists,
  'odd names': hasOddName,
  'null sub-field': (raw) =>
    objectFields(raw).some(({ value }) => value == null || Object.values(value).includes(null)),
  'no interaction code': lacksInteractionCode,
  'script in a path': (raw) => relatesTo(raw).some((text) => pathOf(text) === null || searches(text)),
};

const isObject = (value) => typeof value === 'object' && value !== null;
const remediations = (raw) => (Array.isArray(raw?.remediation?.value) ? raw.remediation.value : []);

/**
 * @param {unknown} raw a response, before anything made a state of it
 * @returns {string[]} names of listed improvements
 */
export const improvementsInResponse = (raw) =>
  isObject(raw) ? Object.keys(IN_RESPONSES).filter((name) => IN_RESPONSES[name](raw)) : [];

/**
 * The listed improvements that a call touches: by its definition as it is now, and by what comes back.
 * @param {import('../comparing/trial.mjs').Call} call
 * @param {{ state?: object, raw: unknown }[]} seen what each side made of the response
 */
export function improvementsInCall(call, seen) {
  const { state, raw } = seen.find((one) => one.state);
  return [
    ...improvementsInOutcome(call.outcome),
    ...improvementsInResponse(parsed(bodyOf(call.outcome, call.next))),
    ...definitionsOf(call, state, raw).flatMap(improvementsInDefinition),
  ];
}

/** Undefined for what is not JSON: such an outcome names its improvements itself. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The definitions that a call may use, found in the response as it is now. */
function definitionsOf({ on, name }, state, raw) {
  if (on === 'action') return topLevelDefinitions(raw, name);
  const list = remediations(raw).filter((one) => one !== null);
  if (on === 'first') return list;
  return on === 'needed' ? [list[name]] : list.filter((_, at) => state.neededToProceed[at]?.name === name);
}

function topLevelDefinitions(raw, name) {
  const found = [];
  for (const [key, field] of Object.entries(raw)) {
    if (!isObject(field)) continue;
    if (field.rel && String(field.name) === name) found.push(field);
    for (const [sub, part] of Object.entries(field.value ?? {})) if (`${key}-${sub}` === name) found.push(part);
  }
  return found;
}

function improvementsInDefinition(definition) {
  const names = [];
  if (isForm(definition?.accepts)) names.push('form');
  if (isNavigation(definition?.method)) names.push('navigation');
  if (!isSendable(definition?.href)) names.push('unsendable');
  return names;
}

/** Everything below a remediation that the search for `relatesTo` visits: arrays, and their items. */
function* searched(raw) {
  const pending = [...remediations(raw)];
  while (pending.length) {
    const value = pending.pop();
    yield value;
    if (!isObject(value)) continue;
    for (const member of Object.values(value)) if (Array.isArray(member)) pending.push(...member);
  }
}

function relatesTo(raw) {
  const texts = [];
  for (const value of searched(raw)) {
    if (!isObject(value) || !Object.hasOwn(value, 'relatesTo')) continue;
    const text = Array.isArray(value.relatesTo) ? value.relatesTo[0] : value.relatesTo;
    if (typeof text === 'string') texts.push(text);
  }
  return texts;
}

const topLevel = (raw) =>
  Object.keys(raw)
    .filter((key) => key !== 'remediation' && key !== 'context')
    .map((key) => raw[key]);
const contextFields = (raw) => topLevel(raw).filter((field) => isObject(field) && !field.rel);
const objectFields = (raw) => contextFields(raw).filter(({ type }) => type === 'object');
const hasProto = (value) => isObject(value) && Object.hasOwn(value, '__proto__');

/** Every definition that becomes an action. */
function definitions(raw) {
  const below = objectFields(raw).flatMap(({ value }) => Object.values(value ?? {}));
  const found = [...topLevel(raw), ...below].filter((field) => isObject(field) && field.rel);
  return [
    ...found,
    ...remediations(raw).flatMap((remediation) => (Array.isArray(remediation) ? remediation : [remediation])),
  ];
}

function hasNullInLists(raw) {
  for (const value of searched(raw)) if (value === null) return true;
  return definitions(raw).some(
    (definition) => definition === null || (Array.isArray(definition?.value) && definition.value.includes(null)),
  );
}

function hasOddName(raw) {
  // The peer looks names up in objects that inherit from Object.prototype, and sets them there.
  return (
    Object.keys(raw).some((key) => key in Object.prototype) ||
    contextFields(raw).some((field) => hasProto(field) || (field.type === 'object' && hasProto(field.value))) ||
    definitions(raw).some(
      (definition) =>
        nameOf(definition) === '__proto__' ||
        (Array.isArray(definition?.value) && definition.value.some((field) => nameOf(field) === '__proto__')),
    ) ||
    relatesTo(raw).some((text) => text in Object.prototype)
  );
}

function lacksInteractionCode({ successWithInteractionCode: success }) {
  if (success === undefined || success === null) return false;
  if (!Array.isArray(success.value)) return true;
  const at = success.value.findIndex((item) => item?.name === 'interaction_code');
  return at === -1 || success.value.slice(0, at).includes(null);
}

/** A name as a property key; null for one that cannot be made text: `{"toString":1}`. */
function nameOf(definition) {
  try {
    return String(definition?.name);
  } catch {
    return null;
  }
}

/** Where no member has the name after `.[`, the peer searches all that is below, as for `..`. */
function searches(text) {
  return text.includes('.[');
}
