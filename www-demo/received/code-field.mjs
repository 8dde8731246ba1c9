/** The field of a step that takes a code. */
import { dataOf, textOf } from '../dom.mjs';

const FIELDS = ['[autocomplete=one-time-code]', '[name$=passcode]', '[name$=totp]', '[name$=verificationCode]'].map(
  (field) => `form[data-remediation] input${field}`,
);

/** @param {HTMLElement} stage @returns {HTMLInputElement | undefined} */
const codeField = (stage) =>
  FIELDS.flatMap((selector) => /** @type {HTMLInputElement[]} */ ([...stage.querySelectorAll(selector)])).find(
    // A password has the name of a code.
    (input) => !input.closest('.secret'),
  );

/**
 * Where the code that a step asks for is to be found.
 * @param {HTMLElement} stage
 * @param {any} state the IdxState of the step
 * @returns {'message' | 'app' | 'either' | undefined} `undefined` if the step asks for no code
 */
export function codeSource(stage, state) {
  const input = codeField(stage);
  if (!input) return undefined;
  const name = input.form?.dataset.remediation;
  const related = state.neededToProceed.find((entry) => entry.name === name)?.relatesTo;
  const type = textOf(dataOf(related)?.type);
  if (type === 'app') return 'app';
  return type === 'email' || type === 'phone' ? 'message' : 'either';
}

/** Fills in the code and submits the form. @param {HTMLElement} stage @param {string} code */
export function useCode(stage, code) {
  const input = codeField(stage);
  if (!input) return;
  input.closest('details')?.setAttribute('open', '');
  input.value = code;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.form?.requestSubmit();
}
