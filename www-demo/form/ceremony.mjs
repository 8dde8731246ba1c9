/** WebAuthn: the button that starts a ceremony, and the passkeys that the browser offers at a field. */
import { webauthn } from '../okta-idx-wasm/flow.mjs';
import { h } from '../dom.mjs';

const LABELS = { create: 'Register a security key or passkey', get: 'Use a security key or passkey' };
const AUTOFILL = 'challenge-webauthn-autofillui-authenticator';

/** A browser runs one ceremony at a time, so all of them share this. */
let asking = new AbortController();

/** Ends the ceremony that is going on, if there is one. */
export const stopAsking = () => asking.abort();

/** @returns {AbortSignal} of the next ceremony */
function nextSignal() {
  stopAsking();
  asking = new AbortController();
  return asking.signal;
}

/**
 * @typedef {import('../okta-idx-wasm/flow.mjs').CeremonyResult} Result
 *
 * @typedef {object} Ceremony
 * @property {'create' | 'get'} kind registers a key, or uses a registered one
 * @property {(signal: AbortSignal) => Promise<Result>} run asks the browser
 */

/** Whether a state has the options of a ceremony. @param {() => unknown} options */
function has(options) {
  try {
    options();
    return true;
  } catch (error) {
    if (error.code !== 'ERR_IDX_WEBAUTHN') throw error;
    return false;
  }
}

/**
 * The ceremony that a remediation asks for. The browser itself offers that of autofill.
 * @param {any} remediation one entry of `neededToProceed`
 * @param {any} state the IdxState that it belongs to
 * @returns {Ceremony | undefined}
 */
export function ceremonyOf(remediation, state) {
  const own = { neededToProceed: [remediation], rawIdxState: state.rawIdxState };
  if (has(() => webauthn.creationOptions(own)))
    return { kind: 'create', run: (signal) => webauthn.create(own, { signal }) };
  if (!isAutofill(remediation) && has(() => webauthn.requestOptions(own)))
    return { kind: 'get', run: (signal) => webauthn.get(own, { signal }) };
  return undefined;
}

/** @param {any} remediation */
export const isAutofill = ({ name }) => name === AUTOFILL;

/** Whether the browser can offer passkeys at the field for the identifier. @param {any} state */
export const hasAutofill = (state) =>
  state.neededToProceed.some(isAutofill) && has(() => webauthn.requestOptions(state, { conditional: true }));

/**
 * Lets the browser offer passkeys, until another ceremony begins or `stopAsking` is called.
 * @param {any} state an IdxState
 * @param {(result: Result) => void} answered
 */
export async function offerPasskeys(state, answered) {
  if (!hasAutofill(state)) return;
  const signal = nextSignal();
  if (!(await globalThis.PublicKeyCredential?.isConditionalMediationAvailable?.()) || signal.aborted) return;
  try {
    const result = await webauthn.get(state, { conditional: true, signal });
    if (!signal.aborted) answered(result);
  } catch {
    // Nothing was chosen. The form is still there.
  }
}

/**
 * @param {Ceremony} ceremony
 * @param {(result: Result) => void} answered
 * @param {(text: string) => void} failed
 * @returns {HTMLElement}
 */
export function ceremonyNode(ceremony, answered, failed) {
  const status = h('p', { role: 'status', class: 'hint' });
  const stop = h('button', { type: 'button', class: 'quiet', hidden: true, onclick: stopAsking }, 'Stop waiting');
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
        waits(true);
        status.textContent = 'The browser is asking for a key…';
        try {
          const result = await ceremony.run(nextSignal());
          status.textContent = '';
          // The page may have moved on to another step while it waited.
          if (button.isConnected) answered(result);
        } catch (error) {
          status.textContent = problemText(error);
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

/** Reasons by the name of the browser's error. */
const REASONS = {
  NotAllowedError: 'the request was declined or timed out.',
  AbortError: 'the request was cancelled.',
  InvalidStateError: 'this key is already registered.',
  SecurityError: 'the page and the organisation must share a domain (here, localhost).',
};

/** A message for the user. @param {any} error */
const problemText = (error) =>
  `No answer came from a security key: ${REASONS[error?.name] ?? error?.message ?? String(error)}`;
