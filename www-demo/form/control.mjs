/** Shared by all form controls. */
import { validate } from '../okta-idx-wasm/flow.mjs';
import { h } from '../dom.mjs';

/** @typedef {import('../okta-idx-wasm/flow.mjs').Invalid} Invalid */

const characters = (count) => `${count} ${count === 1 ? 'character' : 'characters'}`;

/** What to tell about the problems that a user can cause. @type {Record<string, (limit: number) => string>} */
const TEXTS = {
  required: () => 'Please fill in this field.',
  tooShort: (limit) => `Please enter at least ${characters(limit)}.`,
  tooLong: (limit) => `Please enter at most ${characters(limit)}.`,
};

/**
 * What a user has to correct in the values of a form. The controls prevent the other problems, such as a wrong type.
 * @param {any} remediation @param {Record<string, any>} params @returns {Invalid[]}
 */
export const problemsOf = (remediation, params) =>
  validate(remediation, params).filter(({ problem }) => Object.hasOwn(TEXTS, problem));

/** @param {string} at the path of a field @param {Invalid[]} problems */
export const problemAt = (at, problems) => problems.find(({ path }) => path === at);

/**
 * Shows what is wrong with a control: what the form says, else what the browser says.
 * @param {any} input an input or select
 * @param {{ show: (text: string) => void }} messages of its field
 * @param {Invalid | undefined} problem of its field
 * @returns {HTMLElement | undefined} the control, if it is invalid
 */
export function checkControl(input, messages, problem) {
  const text = problem ? TEXTS[problem.problem](problem.limit ?? 0) : input.validationMessage;
  messages.show(text);
  if (text) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
  return text ? input : undefined;
}

export const requiredMark = () => h('span', { class: 'required', 'aria-hidden': 'true', title: 'Required' }, ' *');
