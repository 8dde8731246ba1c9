/** What the start screen says before the sign-in: what this page is, and what to do if the organisation does not answer. */
import { h } from '../dom.mjs';

const README = 'https://github.com/okta-idx-wasm/okta-idx-wasm#readme';

export const introNode = () =>
  h(
    'p',
    { class: 'hint' },
    'Okta’s Identity Engine (IDX) signs users in step by step: each of its responses says what can come next, and this ' +
      'page draws a form from each response and shows what was sent and received. The organisation is simulated, and so are ' +
      'its users. ',
    h('a', { href: README, target: '_blank', rel: 'noopener' }, 'What okta-idx-wasm is'),
  );

/**
 * @param {string} issuer that does not answer
 * @param {() => void} again
 */
export const silentNode = (issuer, again) =>
  h(
    'div',
    { class: 'message warning' },
    h('p', {}, h('strong', {}, `${new URL(issuer).host} does not answer.`)),
    h(
      'p',
      {},
      'Start the demo’s organisation with ',
      h('code', {}, 'cargo xtask demo'),
      ', or name another organisation in the settings.',
    ),
    h('div', { class: 'row' }, h('button', { type: 'button', onclick: again }, 'Ask again')),
  );
