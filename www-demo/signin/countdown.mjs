/** Shows what a step waits for, and when the page asks again. */
import { h } from '../dom.mjs';

const ABOUT = {
  LOOPBACK:
    'The page looks for Okta Verify on the ports of this device. If it is not installed, the page cancels the challenge, and the sign-in goes on without it.',
  CUSTOM_URI:
    'The page opens a link that only Okta Verify understands. Without Okta Verify nothing opens: cancel, and sign in another way.',
};
const ABOUT_LINK =
  'The page opens a web address that Okta Verify takes over. Without Okta Verify a web page opens in its place; that of the mock organisation can approve the sign-in.';

/** Opens Okta Verify, and shows its link in case the browser does not open it. @param {HTMLElement} node */
export const openIn = (node) => (href, method) => {
  const isApp = method === 'CUSTOM_URI';
  const link = h(
    'a',
    { class: 'button', href, target: isApp ? undefined : '_blank', rel: 'noopener' },
    'Open Okta Verify',
  );
  node.querySelector('.link')?.replaceChildren(link);
  link.click();
};

/**
 * A countdown to the next request, with a button to pause. A device challenge cannot be paused, only cancelled.
 * @param {string | undefined} method of a device challenge
 * @param {() => void} toggle
 */
export function countdown(method, toggle) {
  let left = 0;
  let timer = 0;
  const text = h('span');
  const bar = h('progress', { max: 1, 'aria-hidden': 'true' });
  const button = h('button', { type: 'button', class: 'quiet', onclick: toggle }, 'Pause');
  const node = h(
    'div',
    { class: 'poll' },
    method && h('p', { class: 'hint', 'data-challenge': method }, ABOUT[method] ?? ABOUT_LINK),
    method && method !== 'LOOPBACK' && h('div', { class: 'link' }),
    text,
    bar,
    !method && h('div', { class: 'row' }, button),
  );
  /** @param {string} said what to show in place of the countdown */
  const say = (said) => {
    clearInterval(timer);
    text.textContent = said;
    bar.value = 0;
    button.textContent = 'Resume';
  };
  const show = () => {
    text.textContent = left > 0 ? `Checking again in ${left} s` : 'Checking…';
    bar.value = Math.max(0, bar.max - left);
  };
  /** Begins to count down. @param {number} [refresh] milliseconds */
  const count = (refresh = 0) => {
    say('');
    button.textContent = 'Pause';
    bar.max = Math.max(1, Math.round(refresh / 1000));
    left = bar.max;
    show();
    timer = window.setInterval(() => {
      left -= 1;
      show();
    }, 1000);
  };
  return { node, count, say };
}
