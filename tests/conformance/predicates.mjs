import { isForm, isNavigation, isSendable } from './model.mjs';
import { pathOf } from './model-paths.mjs';

/**
 * Which listed improvements a response touches, decided from the response alone. For these, and
 * only for these, the peer is not the measure.
 */
const ROWS = {
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
export const rowsOfResponse = (raw) => (isObject(raw) ? Object.keys(ROWS).filter((row) => ROWS[row](raw)) : []);

/** @param {unknown} definition an action's definition, at the time of the call */
export function rowsOfDefinition(definition) {
  const rows = [];
  if (isForm(definition?.accepts)) rows.push('form');
  if (isNavigation(definition?.method)) rows.push('navigation');
  if (!isSendable(definition?.href)) rows.push('unsendable');
  return rows;
}

/** Everything below a remediation that the search for `relatesTo` passes: arrays, and what is in them. */
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
  // Looked up in an object that inherits from Object.prototype, or set as one of its names.
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

/** A name as a property key; null for what cannot be one (`{"toString":1}`). */
function nameOf(definition) {
  try {
    return String(definition?.name);
  } catch {
    return null;
  }
}

/** Where nothing has the name after `.[`, the peer goes on to search below, as for `..`. */
function searches(text) {
  return text.includes('.[');
}
