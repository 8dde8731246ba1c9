/** The button that lets the browser ask for a security key, and what it says where none answers. */
import { h } from '../dom.mjs';
import { ceremonyProblem } from './webauthn.mjs';

const LABELS = { create: 'Register a security key or passkey', get: 'Use a security key or passkey' };

/** A browser asks for one key at a time, wherever on the page that began. */
let asking = new AbortController();

/**
 * @param {import('./webauthn.mjs').Ceremony} ceremony
 * @param {(values: Record<string, string>) => void} answered
 * @param {(text: string) => void} failed
 * @returns {HTMLElement}
 */
export function ceremonyNode(ceremony, answered, failed) {
  const status = h('p', { role: 'status', class: 'hint' });
  const stop = h(
    'button',
    { type: 'button', class: 'quiet', hidden: true, onclick: () => asking.abort() },
    'Stop waiting',
  );
  const waits = (waiting) => {
    // Disabled it would lose the focus, and with it a reader's place.
    button.toggleAttribute('data-waiting', waiting);
    button.setAttribute('aria-disabled', String(waiting));
    if (!waiting && document.activeElement === stop) button.focus();
    stop.hidden = !waiting;
  };
  const button = h(
    'button',
    {
      type: 'button',
      class: 'primary',
      'data-ceremony': ceremony.kind,
      onclick: async () => {
        if (button.hasAttribute('data-waiting')) return;
        asking.abort();
        asking = new AbortController();
        waits(true);
        status.textContent = 'The browser is asking for a key…';
        try {
          const values = await ceremony.run(asking.signal);
          status.textContent = '';
          // The step may have been left in the meantime.
          if (button.isConnected) answered(values);
        } catch (error) {
          status.textContent = ceremonyProblem(error);
          if (button.isConnected) failed('The browser brought no key.');
        } finally {
          waits(false);
        }
      },
    },
    LABELS[ceremony.kind],
  );
  return h('div', { class: 'ceremony' }, button, h('div', { class: 'row' }, status, stop));
}
