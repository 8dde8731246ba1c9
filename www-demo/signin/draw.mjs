/** Draws a step. The typed text of a form that is drawn again is kept, except secrets and one-time codes. */

const KEPT =
  'form[data-remediation] input:is([type=text], [type=email], [type=tel], [type=url], [type=number], [type=date]):not([autocomplete=one-time-code])';

const OPTION = 'form[data-remediation] input[type=radio]';

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

/** The labels of the chosen options. @param {HTMLElement} root @returns {Set<string>} */
const chosenOptions = (root) => new Set([...root.querySelectorAll(`${OPTION}:checked`)].map(optionKey));

/** @param {any} input */
const optionKey = (input) => `${keyOf(input)} ${input.labels[0]?.textContent}`;

/** An option that was chosen in the same form stays chosen, as its fields have the errors. @param {HTMLElement} root @param {Set<string>} chosen */
function restoreOptions(root, chosen) {
  for (const input of /** @type {any[]} */ ([...root.querySelectorAll(OPTION)])) {
    if (input.checked || !chosen.has(optionKey(input))) continue;
    input.checked = true;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** What is folded cannot have the focus. @param {HTMLElement} root @param {string} selector @returns {HTMLElement | undefined} */
const firstShown = (root, selector) =>
  /** @type {any[]} */ ([...root.querySelectorAll(selector)]).find((node) => node.getClientRects().length > 0);

/**
 * Draws a step, then focuses its first invalid field, else its first field, else its heading.
 * @param {HTMLElement} stage
 */
export const drawIn =
  (stage) =>
  (...nodes) => {
    const typed = typedText(stage);
    const chosen = chosenOptions(stage);
    stage.replaceChildren(...nodes.filter(Boolean));
    restoreOptions(stage, chosen);
    restoreText(stage, typed);
    // The focus stays where it is before the first interaction, and while it is in the panels or the flow picker.
    if (navigator.userActivation?.hasBeenActive === false || document.activeElement?.closest('#picker, #inside'))
      return;
    const target =
      firstShown(stage, '[aria-invalid=true]') ??
      firstShown(stage, 'form :is(input, select):not([type=radio], [type=checkbox], [disabled])') ??
      firstShown(stage, 'h2');
    target?.focus();
  };
