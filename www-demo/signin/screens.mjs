/** What the page says where the organisation has nothing to ask: before the start, after the end, when something fails. */
import { successOf } from './actions.mjs';
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
      : h('p', {}, 'Say which organisation to sign in with.'),
    ready
      ? h('button', { type: 'button', class: 'primary', id: 'begin', onclick: begin }, 'Sign in')
      : h('button', { type: 'button', class: 'primary', onclick: openSettings }, 'Open settings'),
  ];
}

/**
 * No step leads on from here, though a link may.
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
        'It began this sign-in itself, and now sends the browser back to the application with a code.',
      ),
      h('a', { class: 'button primary', href, 'data-end': 'redirect' }, 'Continue to the application'),
      h('button', { type: 'button', onclick: startAgain }, 'Start again'),
    ];
  }
  return [
    h('h2', { tabindex: '-1' }, 'This sign-in has ended'),
    ...rest,
    h('button', { type: 'button', class: 'primary', onclick: startAgain }, 'Start again'),
  ];
}

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
