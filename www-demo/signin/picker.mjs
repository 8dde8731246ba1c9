/** The scenario picker: the flow to try, the user to sign in as, links to the inbox and the device, and the reset. */
import { h, uniqueId } from '../dom.mjs';

/**
 * @typedef {object} Handlers
 * @property {(scenario: import('./scenarios.mjs').Scenario) => void} choose
 * @property {(user: import('./scenarios.mjs').User) => void} fillIn
 * @property {(address: string) => void} reset
 */

/** What the picker says of an account that cannot sign in. */
const STATUS = { 'locked-out': 'locked', staged: 'not activated' };

/**
 * @param {import('./scenarios.mjs').Catalogue} catalogue
 * @param {import('./scenarios.mjs').Scenario | undefined} chosen
 * @param {Handlers} handlers
 * @returns {HTMLElement[]}
 */
export function pickerNodes({ scenarios, inbox, device, reset }, chosen, handlers) {
  const select = h(
    'select',
    {
      id: 'scenario',
      'aria-describedby': 'scenario-about',
      autocomplete: 'off',
      onchange: () => {
        const scenario = scenarios.find(({ id }) => id === select.value);
        if (scenario) handlers.choose(scenario);
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
    chosen && whoNode(chosen, handlers.fillIn),
    h(
      'p',
      { class: 'links' },
      outside(inbox, 'Inbox', 'Mails and messages'),
      outside(device, 'Device', 'Notifications and app codes'),
      reset && resetNode(() => handlers.reset(reset)),
    ),
  ].filter(Boolean);
}

/** @param {import('./scenarios.mjs').Scenario} scenario @param {Handlers['fillIn']} fillIn */
function whoNode({ user }, fillIn) {
  if (!user) return h('p', { class: 'as' }, 'Register a new user: any name and any email address.');
  const code = (text) => text && h('code', {}, String(text));
  const rows = [
    ['as', code(user.identifier)],
    ['password', code(user.password)],
    ['answer', code(user.answer)],
    ['account', STATUS[user.status ?? '']],
  ];
  return h(
    'div',
    { class: 'as' },
    h('dl', {}, ...rows.map(([name, value]) => value && h('div', {}, h('dt', {}, String(name)), h('dd', {}, value)))),
    h('button', { type: 'button', class: 'small', id: 'fill-in', onclick: () => fillIn(user) }, 'Fill in'),
  );
}

/** @param {() => void} onclick */
const resetNode = (onclick) =>
  h(
    'span',
    {},
    h(
      'button',
      { type: 'button', class: 'small', id: 'reset-org', 'aria-describedby': 'reset-about', onclick },
      'Reset the org',
    ),
    h('span', { id: 'reset-about', class: 'hint' }, ' Undoes all changes'),
  );

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
 * @param {HTMLElement} root @param {import('./scenarios.mjs').User} user
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
