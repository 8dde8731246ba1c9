/** The scenario picker: the flow to try, the user to sign in as, and links to that user's inbox and device. */
import { h, uniqueId } from '../dom.mjs';

/**
 * @param {import('./scenarios.mjs').Catalogue} catalogue
 * @param {import('./scenarios.mjs').Scenario | undefined} chosen
 * @param {{ choose: (scenario: import('./scenarios.mjs').Scenario) => void, fillIn: (user: object) => void }} handlers
 * @returns {HTMLElement[]}
 */
export function pickerNodes({ scenarios, inbox, device }, chosen, { choose, fillIn }) {
  const select = h(
    'select',
    {
      id: 'scenario',
      'aria-describedby': 'scenario-about',
      autocomplete: 'off',
      onchange: () => {
        const scenario = scenarios.find(({ id }) => id === select.value);
        if (scenario) choose(scenario);
      },
    },
    !chosen && h('option', { value: '', selected: true }, 'Other settings'),
    ...scenarios.map(({ id, title }) => h('option', { value: id, selected: id === chosen?.id }, title)),
  );
  return [
    h('div', { class: 'pick' }, h('label', { for: 'scenario' }, 'Flow to try'), select),
    h(
      'p',
      { id: 'scenario-about', class: 'hint' },
      chosen?.shows ?? 'The client in the settings belongs to none of these flows.',
    ),
    chosen && whoNode(chosen, fillIn),
    h(
      'p',
      { class: 'links' },
      outside(inbox, 'Inbox', 'Mails and messages'),
      outside(device, 'Device', 'Notifications and app codes'),
    ),
  ].filter(Boolean);
}

/** @param {import('./scenarios.mjs').Scenario} scenario @param {(user: object) => void} fillIn */
function whoNode({ user }, fillIn) {
  if (!user) return h('p', { class: 'as' }, 'Register a new user: any name and any email address.');
  const known = [
    ['as', user.identifier],
    ['password', user.password],
    ['answer', user.answer],
  ].filter(([, text]) => text);
  return h(
    'div',
    { class: 'as' },
    h(
      'dl',
      {},
      ...known.map(([name, text]) => h('div', {}, h('dt', {}, String(name)), h('dd', {}, h('code', {}, String(text))))),
    ),
    h('button', { type: 'button', class: 'small', 'data-fill': true, onclick: () => fillIn(user) }, 'Fill in'),
  );
}

/** @param {string | undefined} href @param {string} label @param {string} about */
function outside(href, label, about) {
  if (!href) return undefined;
  const id = uniqueId('about');
  return h(
    'span',
    {},
    h('a', { href, target: '_blank', rel: 'noopener', 'aria-describedby': id }, label),
    h('span', { id, class: 'hint' }, ` ${about}`),
  );
}

/**
 * Fills in the user's identifier, password and answer.
 * @param {HTMLElement} root @param {{ identifier?: string, password?: string | null, answer?: string | null }} user
 */
export function fillFields(root, user) {
  const values = {
    'input[name=identifier]': user.identifier,
    'input[type=password][name$=passcode]': user.password,
    'input[name$=answer]': user.answer,
  };
  for (const [selector, value] of Object.entries(values)) {
    const input = /** @type {HTMLInputElement | null} */ (root.querySelector(selector));
    if (!input || !value) continue;
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.focus();
  }
}
