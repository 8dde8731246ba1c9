/** The panels beside the form: the path, the code, the state and the requests. */
import { h } from '../dom.mjs';
import { codeView } from './code-view.mjs';
import { liveNodes } from './state-view.mjs';
import { pathNode } from './path-view.mjs';
import { requestList } from './requests.mjs';
import { tabs } from './tabs.mjs';

const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @param {{ act: (name: string) => void }} handlers
 * @returns {Panels}
 *
 * @typedef {object} Panels
 * @property {(stops: import('./path.mjs').Stop[]) => void} path
 * @property {ReturnType<typeof codeView>['show']} code
 * @property {(state: any, over?: boolean) => void} state `over`: its actions can no longer be run
 * @property {(exchange: import('./recorder.mjs').Exchange) => void} exchanged
 * @property {() => void} begun is called when a flow begins
 */
export function panels({ act }) {
  const statePanel = byId('panel-state');
  let state;
  let isOver = false;
  let drawn = false;
  // A large response takes time to index, so a hidden panel is not drawn.
  const drawState = () => {
    if (drawn || statePanel.hidden) return;
    drawn = true;
    statePanel.replaceChildren(
      ...(state
        ? liveNodes(state, isOver ? undefined : act)
        : [h('p', { class: 'hint' }, 'Each response of the organisation is shown here, as the package parsed it.')]),
    );
  };
  const code = codeView(byId('panel-code'));
  tabs(byId('tabs'), () => {
    drawState();
    code.appeared();
  });
  const requests = requestList(byId('panel-requests'), (count) => {
    byId('request-count').textContent = count > 0 ? String(count) : '';
  });
  return {
    path: (stops) => byId('path').replaceChildren(pathNode(stops)),
    code: code.show,
    state: (next, over = false) => {
      state = next;
      isOver = over;
      drawn = false;
      drawState();
    },
    exchanged: requests.show,
    begun: requests.begin,
  };
}
