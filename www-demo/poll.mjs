/** A step that answers later (a link in an email, a push): asks again after the time it names. */
import { h } from './dom.mjs';

/** The first step on offer that is to be repeated. @param {any} state an IdxState */
export const pollOf = (state) =>
  state.neededToProceed.find((entry) => Number.isFinite(entry.refresh) && entry.refresh > 0 && entry.method !== 'GET');

/**
 * A countdown with a pause button. It stops by itself once it is taken off the page.
 * @param {number} refresh milliseconds, as the organisation asks for
 * @param {() => Promise<boolean>} ask resolves with whether to go on asking
 */
export function pollControl(refresh, ask) {
  const seconds = Math.max(1, Math.round(refresh / 1000));
  let left = seconds;
  let paused = false;
  const text = h('span');
  const button = h('button', { type: 'button', class: 'quiet', onclick: () => pause(!paused) });
  const node = h('div', { class: 'poll' }, text, button);

  const show = () => {
    text.textContent = paused ? 'Checking is paused.' : `Checking again in ${left} s`;
  };
  const pause = (wanted) => {
    paused = wanted;
    left = seconds;
    button.textContent = paused ? 'Resume' : 'Pause';
    show();
  };
  const tick = async () => {
    if (!node.isConnected) return;
    if (!paused) {
      left -= 1;
      if (left > 0) show();
      else pause(!(await ask()));
    }
    setTimeout(tick, 1000);
  };

  pause(false);
  setTimeout(tick, 1000);
  return node;
}
