/** Shared by all form controls. */
import { h } from '../dom.mjs';

/**
 * Validates a control and shows the browser's own message.
 * @param {any} input an input or select
 * @param {{ show: (text: string) => void }} messages of its field
 * @returns {HTMLElement | undefined} the control, if it is invalid
 */
export function checkControl(input, messages) {
  const valid = input.checkValidity();
  messages.show(valid ? '' : input.validationMessage);
  if (valid) input.removeAttribute('aria-invalid');
  else input.setAttribute('aria-invalid', 'true');
  return valid ? undefined : input;
}

export const requiredMark = () => h('span', { class: 'required', 'aria-hidden': 'true', title: 'Required' }, ' *');
