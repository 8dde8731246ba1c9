/** Keeps the typed text when a form is drawn again after an error, except secrets and one-time codes. */

const KEPT =
  'form[data-remediation] input:is([type=text], [type=email], [type=tel], [type=url], [type=number], [type=date]):not([autocomplete=one-time-code])';

const keyOf = (input) => `${input.form.dataset.remediation} ${input.name}`;

/** @param {HTMLElement} root @returns {HTMLInputElement[]} */
const inputsOf = (root) =>
  // A secret that is shown has `type=text`, too. Its parent element identifies it.
  /** @type {any[]} */ ([...root.querySelectorAll(KEPT)]).filter((input) => !input.closest('.secret'));

/** @param {HTMLElement} root @returns {Map<string, string>} */
export const typedText = (root) => new Map(inputsOf(root).map((input) => [keyOf(input), input.value]));

/** @param {HTMLElement} root @param {Map<string, string>} typed */
export function restoreText(root, typed) {
  for (const input of inputsOf(root)) {
    if (input.value === '') input.value = typed.get(keyOf(input)) ?? '';
  }
}
