/** A search field for a tree: shows the number of matches and moves between them. */
import { h, uniqueId } from '../dom.mjs';

/**
 * @param {import('./tree.mjs').Tree} tree
 * @param {{ label: string, text: string, typed: (text: string) => void }} options `text` is the previous search;
 *   `typed` is called with each new one
 * @returns {HTMLElement}
 */
export function searchNode(tree, { label, text, typed }) {
  const id = uniqueId('search');
  let found = [];
  let at = -1;
  /** @type {HTMLElement | undefined} */
  let marked;

  const count = h('span', { class: 'tree-count', role: 'status' });
  const step = (by) => {
    if (found.length === 0) return;
    at = (at + by + found.length) % found.length;
    show(tree.reveal(found[at]));
    count.textContent = `${at + 1} of ${found.length}`;
  };
  const show = (row) => {
    marked?.classList.remove('match');
    marked = row?.querySelector('.line');
    marked?.classList.add('match');
    scrollInto(marked);
  };
  const search = () => {
    typed(input.value);
    found = input.value.trim() === '' ? [] : tree.index.find(input.value.trim(), tree.bare);
    at = -1;
    show(undefined);
    count.textContent = input.value.trim() === '' ? '' : 'No matches';
    step(1);
    [previous, next].forEach((button) => button.toggleAttribute('disabled', found.length === 0));
  };
  const input = h('input', {
    id,
    type: 'search',
    value: text,
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: search,
    onkeydown: (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    },
  });
  const previous = h(
    'button',
    { type: 'button', class: 'quiet', 'aria-label': 'Previous match', onclick: () => step(-1) },
    '↑',
  );
  const next = h('button', { type: 'button', class: 'quiet', 'aria-label': 'Next match', onclick: () => step(1) }, '↓');
  search();
  return h('div', { class: 'search', role: 'search' }, h('label', { for: id }, label), input, previous, next, count);
}

/** Scrolls the list, but not the page as `scrollIntoView` would. @param {HTMLElement | undefined} row */
function scrollInto(row) {
  const box = row?.closest('.scroll');
  if (!row || !box) return;
  const { top, bottom } = row.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom) box.scrollTop += top - frame.top - frame.height / 3;
}
