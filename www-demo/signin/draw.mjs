/** Draws a step. The typed text of a form that is drawn again is kept, except secrets and one-time codes. */

const KEPT =
  'form[data-remediation] input:is([type=text], [type=email], [type=tel], [type=url], [type=number], [type=date]):not([autocomplete=one-time-code])';

const keyOf = (input) => `${input.form.dataset.remediation} ${input.name}`;

/** @param {HTMLElement} root @returns {HTMLInputElement[]} */
const inputsOf = (root) =>
  // A secret that is shown has `type=text`, too. Its parent element identifies it.
  /** @type {any[]} */ ([...root.querySelectorAll(KEPT)]).filter((input) => !input.closest('.secret'));

/** @param {HTMLElement} root @returns {Map<string, string>} */
const typedText = (root) => new Map(inputsOf(root).map((input) => [keyOf(input), input.value]));

/** @param {HTMLElement} root @param {Map<string, string>} typed */
function restoreText(root, typed) {
  for (const input of inputsOf(root)) {
    if (input.value === '') input.value = typed.get(keyOf(input)) ?? '';
  }
}

/**
 * Draws a step, then focuses its first invalid field, else its first field, else its heading.
 * @param {HTMLElement} stage
 */
export const drawIn =
  (stage) =>
  (...nodes) => {
    const typed = typedText(stage);
    stage.replaceChildren(...nodes.filter(Boolean));
    restoreText(stage, typed);
    // The focus stays where it is before the first interaction, and while it is in the panels or the flow picker.
    if (navigator.userActivation?.hasBeenActive === false || document.activeElement?.closest('#picker, #inside'))
      return;
    const target =
      stage.querySelector('[aria-invalid=true]') ??
      stage.querySelector('form :is(input, select):not([type=radio], [type=checkbox], [disabled])') ??
      stage.querySelector('h2');
    target?.focus();
  };
