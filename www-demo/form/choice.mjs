/** A field with options: radio buttons, or a `<select>` if there are many. An option may contain a form. */
import { h, isObject, itemsOf, textOf, uniqueId, words } from '../dom.mjs';
import { aboutText } from './about.mjs';
import { checkControl, problemAt, requiredMark } from './control.mjs';
import { fieldMessages } from './messages.mjs';

/** With more plain options than this, a `<select>` is used. */
const RADIOS_AT_MOST = 6;

/**
 * @typedef {object} Choice
 * @property {string} label
 * @property {unknown} [value] the value to send, if the option has no form
 * @property {any[]} [fields] the fields of the option's own form
 * @property {string} [about] a short description of its `relatesTo`
 */

/** @param {any} field @returns {Choice[]} */
export function choicesOf(field) {
  const options = Array.isArray(field.options) ? field.options.filter(isObject) : [];
  // A profile attribute may have a single option that describes how to display it. That one contains the real options.
  const display = options.length === 1 && isObject(options[0].value) ? options[0].value.value : undefined;
  if (isObject(display) && !options[0].value.form) {
    return Array.isArray(display.options) ? choicesOf({ ...field, options: display.options }) : [];
  }
  return options.map((option) => choiceOf(option, field.type)).filter((choice) => choice !== undefined);
}

/** @param {any} option @param {string} type @returns {Choice | undefined} */
function choiceOf(option, type) {
  const form = option.form ?? (isObject(option.value) ? option.value.form : undefined);
  const about = aboutText(option.relatesTo);
  const label = textOf(option.label) ?? about ?? words(isObject(option.value) ? 'option' : String(option.value ?? ''));
  const more = { label, about: label === about ? undefined : aboutText(option.relatesTo, label) };
  if (isObject(form)) return { ...more, fields: itemsOf(form) };
  if (option.value === undefined || option.value === null) return undefined;
  const value = type === 'boolean' && typeof option.value === 'string' ? option.value === 'true' : option.value;
  return { ...more, value };
}

/**
 * @param {any} field
 * @param {Choice[]} choices
 * @param {import('./field.mjs').Place} place
 * @param {typeof import('./field.mjs').fieldParts} fieldParts
 * @returns {import('./field.mjs').Part}
 */
export function choicePart(field, choices, place, fieldParts) {
  const hasForms = choices.some((choice) => choice.fields);
  if (choices.length === 1 && !hasForms) return onlyChoice(field, choices[0]);
  if (choices.length > RADIOS_AT_MOST && !hasForms) return listPart(field, choices, place);
  return radioPart(field, choices, place, fieldParts);
}

/** The only option: it is shown as text and sent. @param {any} field @param {Choice} choice */
function onlyChoice(field, choice) {
  const node = h(
    'p',
    { class: 'field only' },
    `${textOf(field.label) ?? words(field.name)}: `,
    h('strong', {}, choice.label),
  );
  return { name: field.name, node, read: () => choice.value, check: () => undefined };
}

/**
 * The choice that is selected at first. An optional field starts without one, except inside an option: the
 * organisation would use the first choice there anyway.
 * @param {any} field @param {Choice[]} choices @param {import('./field.mjs').Place} place
 * @returns {number} the index of a choice, or -1
 */
const preselected = (field, choices, { required, inOption }) => {
  const given = choices.findIndex((choice) => choice.value !== undefined && choice.value === field.value);
  if (given >= 0) return given;
  return choices.length === 1 || (inOption && required !== true) ? 0 : -1;
};

/** @param {any} field @param {Choice[]} choices @param {import('./field.mjs').Place} place */
function listPart(field, choices, place) {
  const messages = fieldMessages(place);
  const at = preselected(field, choices, place);
  const id = uniqueId('field');
  const select = h(
    'select',
    {
      id,
      name: place.path,
      required: place.required === true,
      'aria-describedby': messages.node.id,
      'aria-invalid': messages.invalid ? 'true' : undefined,
    },
    h('option', { value: '' }, 'Choose…'),
    ...choices.map((choice, index) => h('option', { value: String(index), selected: index === at }, choice.label)),
  );
  const label = h(
    'label',
    { for: id },
    textOf(field.label) ?? words(field.name),
    place.required === true && requiredMark(),
  );
  return {
    name: field.name,
    node: h('div', { class: 'field' }, label, select, messages.node),
    read: () => (select.value === '' ? undefined : choices[Number(select.value)].value),
    check: (problems) => checkControl(select, messages, problemAt(place.at, problems)),
  };
}

/** @param {any} field @param {Choice[]} choices @param {import('./field.mjs').Place} place @param {any} fieldParts */
function radioPart(field, choices, place, fieldParts) {
  const messages = fieldMessages(place);
  // A choice between forms must be made even if `required` is not set, because it is what the step asks for.
  const required = place.required === true || choices.some((choice) => choice.fields);
  const at = preselected(field, choices, place);
  const rows = choices.map((choice, index) =>
    radioRow(choice, { name: place.path, required, checked: index === at, describedBy: messages.node.id }, (fields) =>
      fieldParts(fields, {
        ...place,
        path: `${place.path}[${index}]`,
        nested: true,
        required: undefined,
        inOption: true,
      }),
    ),
  );
  const reveal = () => rows.forEach((row) => row.reveal());
  const node = h(
    'fieldset',
    { class: 'field choices', onchange: reveal },
    h('legend', {}, textOf(field.label) ?? words(field.name), required && requiredMark()),
    messages.node,
    ...rows.map((row) => row.node),
  );
  reveal();
  const chosen = () => rows.find((row) => row.input.checked);
  return {
    name: field.name,
    node,
    read: () => chosen()?.read(),
    check: (problems) =>
      checkControl(rows[0].input, messages, problemAt(place.at, problems)) ?? chosen()?.check(problems),
  };
}

/** @param {Choice} choice @param {{ name: string, required: boolean, checked: boolean, describedBy: string }} given @param {(fields: any[]) => any} partsOf */
function radioRow(choice, given, partsOf) {
  const input = h('input', {
    type: 'radio',
    name: given.name,
    required: given.required,
    checked: given.checked,
    'aria-describedby': given.describedBy,
  });
  const about = choice.about && h('span', { class: 'about' }, choice.about);
  const parts = choice.fields && partsOf(choice.fields);
  const nested = parts && !parts.simple && h('div', { class: 'nested' }, ...parts.nodes);
  return {
    input,
    node: h('div', { class: 'choice' }, h('label', {}, input, h('span', {}, choice.label, about)), nested),
    reveal: () => nested && nested.toggleAttribute('hidden', !input.checked),
    read: () => (parts ? parts.read() : choice.value),
    check: (problems) => parts?.check(problems),
  };
}
