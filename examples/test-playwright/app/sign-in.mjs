// A small sign-in page, to be tested: an identifier, a password, and what else the org asks for as a text.
import { createClient, isIdxState } from 'okta-idx-wasm';
import { fields, messages } from 'okta-idx-wasm/flow';

/** Shows the sign-in in an element, and calls `onCode` with the interaction code. */
export function showSignIn(root, { config, onCode, fetch }) {
  const client = createClient({ fetch });
  const start = () => client.start(config);

  async function run(step) {
    try {
      show(await step());
    } catch (error) {
      const state = error?.error?.details ?? error; // `start` wraps a refusal
      if (isIdxState(state)) show(state);
      else root.querySelector('[role=alert]').textContent = 'Check your connection and try again.';
    }
  }

  function show(state) {
    if (state.hasInteractionCode()) return onCode(state.interactionCode);
    const [remediation] = state.neededToProceed;
    const texts = messages(state).map(({ text }) => text);
    root.replaceChildren(element('p', { role: 'alert' }, texts.join(' ')), remediation ? formOf(remediation) : again());
  }

  function again() {
    const button = element('button', { type: 'button' }, 'Start again');
    button.onclick = () => run(start);
    return button;
  }

  function formOf(remediation) {
    const inputs = fields(remediation).filter(({ type }) => type === 'string');
    const form = element(
      'form',
      {},
      ...inputs.map(({ path, label, secret }) =>
        element('label', {}, label, element('input', { name: path, type: secret ? 'password' : 'text' })),
      ),
      element('button', { type: 'submit' }, 'Next'),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      const { identifier, 'credentials.passcode': passcode } = Object.fromEntries(new FormData(form));
      run(() => remediation.action(passcode ? { identifier, credentials: { passcode } } : { identifier }));
    };
    return form;
  }

  root.replaceChildren(element('p', { role: 'alert' }), again());
  return run(start);
}

function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
