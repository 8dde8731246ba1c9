/** The organisation's messages, at the top of the page and at the fields. */
import { messages } from '../okta-idx-wasm/flow.mjs';
import { h, isObject, itemsOf, textOf, uniqueId, webAddress } from '../dom.mjs';

/** @typedef {import('../okta-idx-wasm/flow.mjs').Message} Message */

const KINDS = { ERROR: 'error', WARNING: 'warning', INFO: 'info', SUCCESS: 'success' };
const SPOKEN = { error: 'Error: ', warning: 'Warning: ', info: '', success: '' };

/** @param {Message} message */
const kindOf = (message) => KINDS[message.class ?? ''] ?? 'info';

/** All messages of a state that have a text. @param {any} state @returns {Message[]} */
export const messagesOf = (state) => messages(state).filter(({ text }) => textOf(text));

/** The messages of the state itself, for the top of the page. @param {any} state @returns {HTMLElement[]} */
export const messageBoxes = (state) =>
  messagesOf(state)
    .filter(({ path }) => path === undefined)
    .map((message) => messageBox(message, linksOf(state, message)));

/** The links of a message, which `messages` leaves out. @param {any} state @param {Message} message @returns {any[]} */
function linksOf(state, { text }) {
  const { links } = itemsOf(state.context?.messages).find(({ message }) => message === text) ?? {};
  return Array.isArray(links) ? links.filter(isObject) : [];
}

/** @param {Message} message @param {any[]} [links] */
export function messageBox(message, links = []) {
  const kind = kindOf(message);
  return h(
    'div',
    { class: `message ${kind}`, 'data-key': message.key },
    h('p', {}, SPOKEN[kind] && h('span', { class: 'sr-only' }, SPOKEN[kind]), message.text),
    ...links.map((link) => {
      const href = webAddress(link.url);
      return href && h('p', {}, h('a', { href, rel: 'noopener noreferrer' }, textOf(link.label) ?? href));
    }),
  );
}

/**
 * The messages of one field. The `aria-describedby` of its control refers to the node.
 * @param {import('./field.mjs').Place} place of the field
 * @returns {{ node: HTMLElement, invalid: boolean, show: (text: string) => void }}
 */
export function fieldMessages({ at, messages: all }) {
  const own = all.filter(({ path }) => path === at);
  const node = h(
    'div',
    { class: 'field-messages', id: uniqueId('messages') },
    ...own.map((message) => h('p', { class: kindOf(message) }, message.text)),
  );
  return {
    node,
    invalid: own.some((message) => kindOf(message) === 'error'),
    show: (text) => node.replaceChildren(text && h('p', { class: 'error' }, text)),
  };
}
