/** The Code tab: the calls of the package that led to the current step, to copy. */
import { h } from '../dom.mjs';
import { codeOf } from './code.mjs';
import { copyButton } from './copy.mjs';
import { SERVE, ownPage } from './own-page.mjs';
import { secretsButton } from './state-view.mjs';

/**
 * @param {HTMLElement} place
 * @returns {{ show: (calls: import('./calls.mjs').Call[], state: any) => void, appeared: () => void }} `show` takes the
 *   current state, too, if there is one
 */
export function codeView(place) {
  /** @type {import('./calls.mjs').Call[]} */
  let calls = [];
  let state;
  let bare = false;
  const code = h('code');
  const secrets = secretsButton((shown) => {
    bare = shown;
    draw();
  });
  const hint = h('p', { class: 'hint' });
  const copies = [
    copyButton('Copy the code', () => `${code.textContent}\n`),
    copyButton('Copy as a page', () => ownPage(calls)),
  ];
  const nodes = [
    h(
      'p',
      { class: 'hint' },
      'These calls of the package lead to this step. Passwords and codes are asked for on the page. To try them, copy them ' +
        'as a page, save it as ',
      h('code', {}, 'index.html'),
      ', run this command in its folder, and open http://localhost:8700:',
    ),
    h(
      'div',
      { class: 'command' },
      h('code', {}, SERVE),
      copyButton('Copy the command', () => SERVE),
    ),
    h('div', { class: 'row' }, ...copies, secrets),
    h('pre', { class: 'code scroll', tabindex: '0', role: 'group', 'aria-label': 'Calls of the package' }, code),
  ];
  hint.textContent = 'The calls of the package that lead to the current step are shown here, to copy.';

  function draw() {
    const blocks = codeOf(calls, state, { bare });
    if (blocks.length === 0) return place.replaceChildren(hint);
    // What was copied is no longer what is shown.
    copies.forEach((copy) => copy.querySelector('[role=status]')?.replaceChildren());
    const last = blocks.findLast(({ call }) => call && call.kind !== 'tokens');
    code.replaceChildren(
      ...blocks.flatMap((block, index) => [
        index > 0 ? '\n\n' : '',
        h(
          'span',
          { class: 'block', 'data-call': block.call?.kind, 'data-last': block === last },
          ...linesOf(block.text),
        ),
      ]),
    );
    if (!code.isConnected) place.replaceChildren(...nodes);
    scrollToLast();
    return undefined;
  }

  /** Scrolls the code, but not the page as `scrollIntoView` would. */
  function scrollToLast() {
    const box = code.parentElement;
    box.scrollTop +=
      code.querySelector('[data-last]').getBoundingClientRect().top - box.getBoundingClientRect().top - 48;
  }

  draw();
  return {
    show: (shown, current) => {
      // Secrets are shown for one flow only.
      if (bare && shown[0] !== calls[0]) secrets.click();
      calls = shown;
      state = current;
      draw();
    },
    /** A hidden panel cannot be scrolled. */
    appeared: () => code.isConnected && scrollToLast(),
  };
}

/** Comments are drawn in another colour. @param {string} text */
const linesOf = (text) =>
  text
    .split(/(?<=\n)/)
    .map((line) => (line.trimStart().startsWith('//') ? h('span', { class: 'comment' }, line) : line));
