/** The Code tab: the calls of the package that led to the current step, to copy. */
import { h } from '../dom.mjs';
import { codeOf } from './code.mjs';
import { copyButton } from './copy.mjs';
import { secretsButton } from './state-view.mjs';

/** Where a page without a bundler gets the package. */
const CDN = 'https://cdn.jsdelivr.net/npm/okta-idx-wasm@0.1';

/** How to serve a copied page beside an org, and where they are then. */
const SERVE = 'npx okta-mock-org --serve . --port 8701 --page-port 8700';
const SERVED = { issuer: 'http://localhost:8701/oauth2/default', redirectUri: 'http://localhost:8700/' };

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
  const textOf = (blocks) => blocks.map(({ text }) => text).join('\n\n');
  const secrets = secretsButton((shown) => {
    bare = shown;
    draw();
  });
  const hint = h('p', { class: 'hint' });
  const copies = [
    copyButton('Copy the code', () => `${code.textContent}\n`),
    copyButton('Copy as a page', () => pageOf(textOf(codeOf(calls, undefined, { bare, where: SERVED })))),
  ];
  const nodes = [
    h(
      'p',
      { class: 'hint' },
      'These calls of the package lead to this step. Passwords and codes are asked for by ',
      h('code', {}, 'prompt'),
      '. To try them, copy them as a page, save it as ',
      h('code', {}, 'index.html'),
      ', and run ',
      h('code', {}, SERVE),
      ' there.',
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
    const last = blocks.findLast(({ call }) => call);
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

/** @param {string} code */
const pageOf = (code) => `<!doctype html>
<!-- Serve it beside an org: ${SERVE} -->
<meta charset="utf-8">
<title>Sign in</title>
<script type="importmap">
{ "imports": { "okta-idx-wasm": "${CDN}/index.mjs", "okta-idx-wasm/flow": "${CDN}/flow.mjs" } }
</script>
<script type="module">
${code}
</script>
`;
