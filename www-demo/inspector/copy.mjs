/** A button that copies a text. */
import { h } from '../dom.mjs';

/** @param {string} label @param {() => string} text @returns {HTMLElement} with a `[role=status]` */
export function copyButton(label, text) {
  const status = h('span', { role: 'status', class: 'hint' });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'small',
      onclick: async () => {
        try {
          await navigator.clipboard.writeText(text());
          status.textContent = 'Copied';
        } catch {
          status.textContent = 'The browser does not allow copying here.';
        }
      },
    },
    label,
  );
  return h('span', { class: 'copy' }, button, status);
}
