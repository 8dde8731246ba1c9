/** The area for messages at the top of the page, which screen readers read as soon as it changes. */
import { messageBox, messageBoxes } from '../form/messages.mjs';
import { problemNode } from './screens.mjs';

/** @param {HTMLElement} area with `role=alert` */
export function messageArea(area) {
  const clear = () => area.replaceChildren();
  const boxOf = (text, kind) => messageBox({ text, class: kind, params: [] });
  return {
    clear,
    /** Shows a message of the page. @param {string} text @param {'ERROR' | 'SUCCESS'} kind */
    say: (text, kind) => area.replaceChildren(boxOf(text, kind)),
    /** Adds a note of the page before the messages. @param {string} text */
    note: (text) => area.prepend(boxOf(text, 'INFO')),
    /** Shows the messages of a state, and returns how many there are. @param {any} state */
    show(state) {
      area.replaceChildren(...messageBoxes(state));
      return area.childElementCount;
    },
    /** The same, if the state has any; else the messages stay. @param {any} state */
    update(state) {
      const boxes = messageBoxes(state);
      if (boxes.length > 0) area.replaceChildren(...boxes);
    },
    /** Shows an error. @param {unknown} error @param {() => void} again @param {(() => void) | undefined} back */
    problem(error, again, back) {
      const clearly = (act) => () => {
        clear();
        act();
      };
      area.replaceChildren(problemNode(error, clearly(again), back && clearly(back)));
    },
  };
}
