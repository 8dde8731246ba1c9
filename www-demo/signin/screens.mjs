/** The screens without a form of the organisation: before the start, after the end, and after an error. */
import { hasSucceeded, successOf } from './actions.mjs';
import { h } from '../dom.mjs';
import { describeProblem } from './problems.mjs';

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {{ note?: string, begin: () => void, openSettings: () => void }} options
 */
export function startNodes({ issuer, clientId }, { note, begin, openSettings }) {
  const ready = issuer !== '';
  return [
    h('h2', { tabindex: '-1' }, note ?? 'Ready when you are'),
    ready
      ? h('p', { class: 'hint' }, 'With ', h('code', {}, issuer), ' as ', h('code', {}, clientId))
      : h('p', {}, 'Choose an organisation in the settings.'),
    ready
      ? h('button', { type: 'button', class: 'primary', id: 'begin', onclick: begin }, 'Sign in')
      : h('button', { type: 'button', class: 'primary', onclick: openSettings }, 'Open settings'),
  ];
}

/**
 * The screen for a state without a next step. It may have a link.
 * @param {any} state @param {HTMLElement[]} rest @param {() => void} startAgain
 */
export function endNodes(state, rest, startAgain) {
  const href = successOf(state);
  if (href) {
    return [
      h('h2', { tabindex: '-1' }, 'The organisation has signed you in'),
      h(
        'p',
        { class: 'hint' },
        'The organisation started this sign-in, and now redirects the browser to the application with a code.',
      ),
      h('a', { class: 'button primary', href, 'data-end': 'redirect' }, 'Continue to the application'),
      h('button', { type: 'button', onclick: startAgain }, 'Start again'),
    ];
  }
  const [title, next] = hasSucceeded(state) ? ['Done', 'Go on to sign in'] : ['This sign-in has ended', 'Start again'];
  return [
    h('h2', { tabindex: '-1' }, title),
    ...rest,
    h('button', { type: 'button', class: 'primary', onclick: startAgain }, next),
  ];
}

/** The screen of the tab that a link in a mail opened. @param {() => void} goOn */
export const verifiedNodes = (goOn) => [
  h('h2', { tabindex: '-1' }, 'Your email is verified'),
  h('p', {}, 'The sign-in goes on in the tab where you began it. You can close this one.'),
  h('button', { type: 'button', onclick: goOn }, 'Go on here'),
];

/** The screen for a link that was opened in a browser that does not know the sign-in. @param {string} otp */
export const elsewhereNodes = (otp) => [
  h('h2', { tabindex: '-1' }, 'Enter this code where you began to sign in'),
  h('p', { class: 'compare' }, h('strong', { class: 'number' }, otp)),
  h('p', { class: 'hint' }, 'This browser does not know that sign-in. If you did not begin one, close this page.'),
];

/** @param {unknown} error @param {() => void} again @param {(() => void) | undefined} back */
export function problemNode(error, again, back) {
  const { title, detail } = describeProblem(error);
  return h(
    'div',
    { class: 'message error problem' },
    h('p', {}, h('strong', {}, title)),
    detail && h('p', {}, detail),
    h(
      'div',
      { class: 'row' },
      h('button', { type: 'button', onclick: again }, 'Try again'),
      back && h('button', { type: 'button', class: 'quiet', onclick: back }, 'Back to the start'),
    ),
  );
}
