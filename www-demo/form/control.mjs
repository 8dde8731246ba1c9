/** What every control of a form shares. */
import { h } from '../dom.mjs';

/**
 * Shows the browser's own words for what is wrong.
 * @param {any} input an input or select
 * @param {{ show: (text: string) => void }} messages those of its field
 * @returns {HTMLElement | undefined} the control, where it has to be corrected
 */
export function checkControl(input, messages) {
  const valid = input.checkValidity();
  messages.show(valid ? '' : input.validationMessage);
  if (valid) input.removeAttribute('aria-invalid');
  else input.setAttribute('aria-invalid', 'true');
  return valid ? undefined : input;
}

export const requiredMark = () => h('span', { class: 'required', 'aria-hidden': 'true', title: 'Required' }, ' *');
