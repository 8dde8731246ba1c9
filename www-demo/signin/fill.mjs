/** Fills in what the user of a scenario knows. */

/** Steps that ask for what the user knows. Others ask for something new, such as another password. */
const ASKS = 'form:is([data-remediation=identify], [data-remediation^=challenge])';

/**
 * The fields of a step for which there is a value.
 * @param {HTMLElement} stage
 * @param {import('./scenarios.mjs').User} user
 * @returns {[HTMLInputElement, string][]}
 */
function fieldsFor(stage, { identifier, password, answer }) {
  const values = {
    'form[data-remediation] input[name=identifier]': identifier,
    [`${ASKS} .secret input[name$=passcode]`]: password,
    [`${ASKS} input[name$=answer]`]: answer,
  };
  return Object.entries(values).flatMap(([selector, value]) => {
    const input = /** @type {HTMLInputElement | null} */ (stage.querySelector(selector));
    return input && value ? [/** @type {[HTMLInputElement, string]} */ ([input, value])] : [];
  });
}

/** Whether the step has a field to fill in. @param {HTMLElement} stage @param {import('./scenarios.mjs').User} user */
export const canFill = (stage, user) => fieldsFor(stage, user).length > 0;

/** @param {HTMLElement} stage @param {import('./scenarios.mjs').User} user */
export function fillFields(stage, user) {
  for (const [input, value] of fieldsFor(stage, user)) {
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.focus();
  }
}
