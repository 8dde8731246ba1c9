/** The button that starts a WebAuthn ceremony, and the message if it fails. */
import { h } from '../dom.mjs';
import { ceremonyProblem } from './webauthn.mjs';

const LABELS = { create: 'Register a security key or passkey', get: 'Use a security key or passkey' };

/** A browser runs one WebAuthn ceremony at a time, so all buttons share this. */
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
    // A button with the `disabled` attribute would lose the focus.
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
          // The page may have moved on to another step while it waited.
          if (button.isConnected) answered(values);
        } catch (error) {
          status.textContent = ceremonyProblem(error);
          if (button.isConnected) failed('The browser returned no credential.');
        } finally {
          waits(false);
        }
      },
    },
    LABELS[ceremony.kind],
  );
  return h('div', { class: 'ceremony' }, button, h('div', { class: 'row' }, status, stop));
}
