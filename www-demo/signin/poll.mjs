/** Polls a step that waits for something else, such as a link in an email or a push notification. */
import { h } from '../dom.mjs';

/**
 * A countdown with a pause button. It stops when it is removed from the page.
 * @param {import('./actions.mjs').Poll} poll
 * @param {() => Promise<boolean>} ask resolves with whether to continue polling
 */
export function pollControl({ name, refresh }, ask) {
  const seconds = Math.max(1, Math.round(refresh / 1000));
  let left = seconds;
  let paused = false;
  const text = h('span');
  const bar = h('progress', { max: seconds, 'aria-hidden': 'true' });
  const button = h('button', { type: 'button', class: 'quiet', onclick: () => pause(!paused) });
  const now = h('button', { type: 'button', class: 'quiet', onclick: () => check() }, 'Check now');
  const node = h('div', { class: 'poll', 'data-poll': name }, text, bar, h('div', { class: 'row' }, now, button));

  const show = () => {
    text.textContent = paused ? 'Checking is paused.' : `Checking again in ${left} s`;
    bar.value = paused ? 0 : seconds - left;
  };
  const pause = (wanted) => {
    paused = wanted;
    left = seconds;
    button.textContent = paused ? 'Resume' : 'Pause';
    show();
  };
  const check = async () => pause(!(await ask()) || paused);
  const tick = async () => {
    if (!node.isConnected) return;
    if (!paused) {
      left -= 1;
      if (left > 0) show();
      else await check();
    }
    setTimeout(tick, 1000);
  };

  pause(false);
  setTimeout(tick, 1000);
  return node;
}
