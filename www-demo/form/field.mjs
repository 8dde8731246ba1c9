/**
 * One Ion field as a control. The control depends only on the field's members (type, required, secret, mutable,
 * visible, value, options, form, messages), never on the name of the step.
 */
import { h, isObject, itemsOf, textOf, uniqueId, words } from '../dom.mjs';
import { fieldMessages } from './messages.mjs';
import { choicesOf, choicePart } from './choice.mjs';
import { checkControl, problemAt, requiredMark } from './control.mjs';

/**
 * A piece of a form.
 * @typedef {object} Part
 * @property {string} name
 * @property {HTMLElement} [node] missing if the value is sent but not shown
 * @property {boolean} [manual] whether a program fills it in: the field is hidden and has no value
 * @property {() => unknown} read the value to send; `undefined` omits it
 * @property {(problems: import('./control.mjs').Invalid[]) => HTMLElement | undefined} check shows what is wrong and
 *   returns the first invalid control
 * @property {(yes: boolean) => void} [decide] sets the answer of a yes-or-no field
 * @property {Answers} [answers] of that field
 *
 * @typedef {{ yes: string, no: string }} Answers the labels of the two submit buttons
 */

/**
 * The position of a field in the form.
 * @typedef {object} Place
 * @property {string} path unique in the page's form; the name of its control
 * @property {string} at its path in the parameters of `proceed`
 * @property {boolean} nested
 * @property {boolean} [required]
 * @property {boolean} [inOption]
 * @property {boolean} autofill whether the browser can offer passkeys at the identifier
 * @property {import('./messages.mjs').Message[]} messages of the whole form
 */

const fine = () => undefined;

/**
 * All fields of one form, in their order. Those that a program fills in come last, in a closed `<details>`.
 * @param {any[]} fields
 * @param {Place} place
 * @returns {Parts}
 *
 * @typedef {object} Parts
 * @property {HTMLElement[]} nodes
 * @property {() => Record<string, unknown>} read
 * @property {Part['check']} check
 * @property {(yes: boolean) => void} decide
 * @property {Answers} [answers] of the yes-or-no field, if there is one
 * @property {boolean} simple whether there is nothing to fill in
 */
export function fieldParts(fields, place) {
  const parts = fields.map((field) => fieldPart(field, place)).filter((part) => part !== undefined);
  const shown = parts.filter((part) => part.node && !part.manual);
  const manual = parts.filter((part) => part.node && part.manual);
  const nodes = shown.map((part) => /** @type {HTMLElement} */ (part.node));
  if (manual.length > 0) {
    nodes.push(
      h(
        'details',
        { class: 'manual' },
        h('summary', {}, 'Values a program fills in'),
        ...manual.map((part) => /** @type {HTMLElement} */ (part.node)),
      ),
    );
  }
  // `fromEntries` creates own properties, even for the name `__proto__`.
  const read = () =>
    Object.fromEntries(parts.map((part) => [part.name, part.read()]).filter(([, value]) => value !== undefined));
  return {
    nodes,
    simple: nodes.length === 0 && !parts.some((part) => part.decide),
    read,
    check: (problems) => firstOf(parts.map((part) => part.check(problems))),
    decide: (yes) => parts.forEach((part) => part.decide?.(yes)),
    answers: parts.find((part) => part.answers)?.answers,
  };
}

const firstOf = (list) => list.find((item) => item !== undefined);

/** @param {any} field @param {Place} place @returns {Part | undefined} */
function fieldPart(field, place) {
  if (!isObject(field) || typeof field.name !== 'string') return undefined;
  const below = (path) => (path ? `${path}.${field.name}` : field.name);
  const here = { ...place, path: below(place.path), at: below(place.at) };
  const required = field.required ?? place.required;
  const inner = itemsOf(field.form ?? (isObject(field.value) ? field.value.form : undefined));
  if (inner.length > 0) return groupPart(field, inner, { ...here, required: field.required });
  if (isSettled(field)) return settledPart(field, here);
  const choices = choicesOf(field);
  const manual = field.visible === false;
  const answers = place.nested ? undefined : answersOf(field, choices);
  if (answers) return decisionPart(field, answers);
  if (choices.length > 0) return { ...choicePart(field, choices, { ...here, required }, fieldParts), manual };
  if (field.type === 'object') return { name: field.name, read: () => (field.required ? {} : undefined), check: fine };
  const part = field.type === 'boolean' ? checkboxPart(field, here) : inputPart(field, { ...here, required });
  return { ...part, manual };
}

/** Whether the organisation has set the value: the field is immutable, or hidden with a value. @param {any} field */
const isSettled = (field) =>
  (field.mutable === false && !(field.value === undefined && choicesOf(field).length > 0)) ||
  (field.visible === false && field.value !== undefined);

/**
 * The package adds the settled values of the outermost form itself. A nested object is sent as the caller passes it,
 * so this page includes its settled values. A visible boolean is shown as a disabled checkbox.
 * @param {any} field @param {Place} place @returns {Part}
 */
function settledPart(field, place) {
  const shown = field.visible !== false && typeof field.value === 'boolean' && (field.visible || textOf(field.label));
  const node = shown ? checkbox(field, place, true).node : undefined;
  return { name: field.name, node, read: () => (place.nested ? field.value : undefined), check: fine };
}

/**
 * A boolean that is the question of the step: it is hidden and has no value, or its options are yes and no.
 * @param {any} field @param {import('./choice.mjs').Choice[]} choices @returns {Answers | undefined}
 */
function answersOf(field, choices) {
  if (field.type !== 'boolean') return undefined;
  const labelOf = (value) => choices.find((choice) => choice.value === value)?.label;
  const [yes, no] = [labelOf(true), labelOf(false)];
  if (choices.length === 2 && yes && no && field.value === undefined) return { yes, no };
  return choices.length === 0 && field.visible === false ? { yes: 'Allow', no: 'Don’t allow' } : undefined;
}

/** The submit button gives the answer. @param {any} field @param {Answers} answers @returns {Part} */
function decisionPart(field, answers) {
  let answer = true;
  return {
    name: field.name,
    answers,
    read: () => answer,
    check: fine,
    decide: (yes) => {
      answer = yes;
    },
  };
}

/** @param {any} field @param {any[]} inner @param {Place} place @returns {Part} */
function groupPart(field, inner, place) {
  const parts = fieldParts(inner, { ...place, nested: true });
  const messages = fieldMessages(place);
  const label = textOf(field.label);
  // A single control has its own label and needs no fieldset.
  const frame = label && parts.nodes.length > 1;
  const node = h(
    frame ? 'fieldset' : 'div',
    { class: 'group' },
    frame && h('legend', {}, label),
    messages.node,
    ...parts.nodes,
  );
  const isEmpty = (value) => Object.keys(value).length === 0;
  return {
    name: field.name,
    node: parts.simple && !messages.invalid ? undefined : node,
    manual: field.visible === false,
    read: () => {
      const value = parts.read();
      return isEmpty(value) && !field.required ? undefined : value;
    },
    check: parts.check,
  };
}

const INPUT_TYPES = {
  number: 'number',
  integer: 'number',
  decimal: 'number',
  email: 'email',
  tel: 'tel',
  url: 'url',
  date: 'date',
};

/** @param {any} field @param {Place} place @returns {Part} */
function inputPart(field, place) {
  const { path, required } = place;
  const messages = fieldMessages(place);
  const hints = [field.visible === false ? undefined : field.hint, field.desc].map(textOf).filter(Boolean);
  const hint = hints.length > 0 && h('p', { class: 'hint', id: uniqueId('hint') }, hints.join(' '));
  const id = uniqueId('field');
  const type = INPUT_TYPES[field.type] ?? 'text';
  const input = h('input', {
    id,
    name: path,
    type: field.secret ? 'password' : type,
    step: field.type === 'decimal' ? 'any' : undefined,
    value: isObject(field.value) ? undefined : field.value,
    required: required === true,
    minlength: field.minLength,
    maxlength: field.maxLength,
    autocomplete: autocompleteOf(field, place.autofill),
    autocapitalize: 'none',
    spellcheck: 'false',
    'aria-describedby': [messages.node.id, hint && hint.id].filter(Boolean).join(' '),
    'aria-invalid': messages.invalid ? 'true' : undefined,
    oninput: () => input.removeAttribute('aria-invalid'),
  });
  const label = textOf(field.label) ?? words(field.name);
  const node = h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label, required === true && requiredMark()),
    field.secret ? h('div', { class: 'secret' }, input, showButton(input, label)) : input,
    messages.node,
    hint,
  );
  return {
    name: field.name,
    node,
    read: () => {
      // A cleared default is sent as an empty string; otherwise the package would send the default.
      if (input.value === '') return field.value ? '' : undefined;
      return type === 'number' ? Number(input.value) : input.value;
    },
    check: (problems) => checkControl(input, messages, problemAt(place.at, problems)),
  };
}

/** Helps password managers, and on-screen keyboards with one-time codes. @param {any} field @param {boolean} autofill */
function autocompleteOf(field, autofill) {
  if (field.secret) return /new/i.test(field.name) ? 'new-password' : 'current-password';
  if (field.name === 'identifier') return autofill ? 'username webauthn' : 'username';
  return field.name === 'passcode' || field.name === 'totp' ? 'one-time-code' : undefined;
}

/** @param {HTMLInputElement} input @param {string} label */
function showButton(input, label) {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'show',
      'aria-pressed': 'false',
      'aria-label': `Show ${label}`,
      'aria-controls': input.id,
      onclick: () => {
        const show = input.type === 'password';
        input.type = show ? 'text' : 'password';
        button.setAttribute('aria-pressed', String(show));
        button.textContent = show ? 'Hide' : 'Show';
      },
    },
    'Show',
  );
  return button;
}

/** @param {any} field @param {Place} place @param {boolean} [disabled] */
function checkbox(field, place, disabled) {
  const messages = fieldMessages(place);
  const hint = textOf(field.desc) && h('p', { class: 'hint', id: uniqueId('hint') }, field.desc);
  const input = h('input', {
    type: 'checkbox',
    id: uniqueId('field'),
    name: disabled ? undefined : place.path,
    checked: field.value === true,
    disabled,
    'aria-describedby': [messages.node.id, hint && hint.id].filter(Boolean).join(' '),
  });
  const node = h(
    'div',
    { class: 'field check' },
    h('label', {}, input, h('span', {}, textOf(field.label) ?? words(field.name))),
    messages.node,
    hint,
  );
  return { node, input };
}

/** A required checkbox must be sent, but need not be ticked. @param {any} field @param {Place} place @returns {Part} */
function checkboxPart(field, place) {
  const { node, input } = checkbox(field, place);
  return { name: field.name, node, read: () => input.checked, check: fine };
}
