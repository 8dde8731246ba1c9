/** The organisation's messages, at the top of the page and at the fields. */
import { h, isObject, itemsOf, textOf, uniqueId, webAddress } from '../dom.mjs';

const KINDS = { ERROR: 'error', WARNING: 'warning', INFO: 'info', SUCCESS: 'success' };
const SPOKEN = { error: 'Error: ', warning: 'Warning: ', info: '', success: '' };

/** @param {any} message an IDX message: `{ message, class, i18n, links }` */
const kindOf = (message) => KINDS[message.class] ?? 'info';

/**
 * The messages of a whole response.
 * @param {{ context?: any }} state an IdxState
 * @returns {any[]}
 */
export const messagesOf = (state) => itemsOf(state.context?.messages).filter((message) => textOf(message.message));

/** @param {any} message */
export function messageBox(message) {
  const kind = kindOf(message);
  const links = Array.isArray(message.links) ? message.links.filter(isObject) : [];
  return h(
    'div',
    { class: `message ${kind}`, 'data-key': textOf(message.i18n?.key) },
    h('p', {}, SPOKEN[kind] && h('span', { class: 'sr-only' }, SPOKEN[kind]), message.message),
    ...links.map((link) => {
      const href = webAddress(link.url);
      return href && h('p', {}, h('a', { href, rel: 'noopener noreferrer' }, textOf(link.label) ?? href));
    }),
  );
}

/**
 * The messages of one field. The `aria-describedby` of its control refers to the node.
 * @param {any} field an Ion field
 * @returns {{ node: HTMLElement, invalid: boolean, show: (text: string) => void }}
 */
export function fieldMessages(field) {
  const messages = itemsOf(field.messages).filter((message) => textOf(message.message));
  const node = h(
    'div',
    { class: 'field-messages', id: uniqueId('messages') },
    ...messages.map((message) => h('p', { class: kindOf(message) }, message.message)),
  );
  return {
    node,
    invalid: messages.some((message) => kindOf(message) === 'error'),
    show: (text) => node.replaceChildren(text && h('p', { class: 'error' }, text)),
  };
}
