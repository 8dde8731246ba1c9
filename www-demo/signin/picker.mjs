/** The scenario picker: the flow to try, the user to sign in as, links to the inbox and the device, and the reset. */
import { h, uniqueId } from '../dom.mjs';
import { doneMark } from './chooser.mjs';

/**
 * @typedef {object} Handlers
 * @property {() => void} open shows all flows
 * @property {(user: import('./scenarios.mjs').User) => void} fillIn
 * @property {(address: string) => void} reset
 */

/** What the picker says of an account that cannot sign in. */
const STATUS = { 'locked-out': 'locked', staged: 'not activated' };

/**
 * @param {import('./scenarios.mjs').Catalogue} catalogue
 * @param {import('./scenarios.mjs').Scenario | undefined} chosen
 * @param {boolean} isDone whether the chosen scenario was finished before
 * @param {Handlers} handlers
 * @returns {HTMLElement[]}
 */
export function pickerNodes({ inbox, device, reset }, chosen, isDone, handlers) {
  const user = chosen?.user;
  const about = h(
    'div',
    { id: 'about-flow', class: 'about-flow' },
    h(
      'p',
      { id: 'scenario-about', class: 'hint' },
      chosen?.shows ?? 'The client in the settings belongs to none of these flows.',
    ),
    chosen && whoNode(chosen),
    h(
      'p',
      { class: 'links' },
      outside(inbox, 'Inbox', 'Mails and messages'),
      outside(device, 'Device', 'Notifications and app codes'),
      reset && resetNode(() => handlers.reset(reset)),
    ),
  );
  return [
    h(
      'div',
      { class: 'pick' },
      h('span', { class: 'pick-label', id: 'pick-label' }, 'Flow to try'),
      h(
        'button',
        {
          type: 'button',
          id: 'scenario',
          class: 'pick-button',
          'aria-haspopup': 'dialog',
          'aria-labelledby': 'pick-label scenario',
          'aria-describedby': 'scenario-about',
          onclick: handlers.open,
        },
        h('span', {}, chosen?.title ?? 'Other settings', isDone && doneMark()),
      ),
      h(
        'div',
        { class: 'row' },
        user &&
          h(
            'button',
            { type: 'button', class: 'small', id: 'fill-in', onclick: () => handlers.fillIn(user) },
            'Fill in',
          ),
        unfoldButton(about),
      ),
    ),
    about,
  ];
}

/** On a narrow screen, what the flow is about is shown on request. @param {HTMLElement} about */
function unfoldButton(about) {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'small unfold',
      id: 'unfold-flow',
      'aria-expanded': 'false',
      'aria-controls': about.id,
      onclick: () => {
        const isOpen = about.classList.toggle('open');
        button.setAttribute('aria-expanded', String(isOpen));
      },
    },
    'About this flow',
  );
  return button;
}

/** @param {import('./scenarios.mjs').Scenario} scenario */
function whoNode({ user }) {
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
