/** The panels beside the form: the path, the state and the requests. */
import { h } from '../dom.mjs';
import { liveNodes } from './state-view.mjs';
import { pathNode } from './path-view.mjs';
import { requestList } from './requests.mjs';
import { tabs } from './tabs.mjs';

const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @param {{ act: (name: string) => void }} handlers
 * @returns {{ path: (stops: import('./path.mjs').Stop[]) => void, state: (state: any) => void, exchanged: (exchange: import('./recorder.mjs').Exchange) => void }}
 */
export function panels({ act }) {
  const statePanel = byId('panel-state');
  let state;
  let drawn = false;
  // A large response takes time to index, so a hidden panel is not drawn.
  const drawState = () => {
    if (drawn || statePanel.hidden) return;
    drawn = true;
    statePanel.replaceChildren(
      ...(state
        ? liveNodes(state, act)
        : [h('p', { class: 'hint' }, 'Each response of the organisation is shown here, as the package parsed it.')]),
    );
  };
  tabs(byId('tabs'), drawState);
  const requests = requestList(byId('panel-requests'), (count) => {
    byId('request-count').textContent = count > 0 ? String(count) : '';
  });
  return {
    path: (stops) => byId('path').replaceChildren(pathNode(stops)),
    state: (next) => {
      state = next;
      drawn = false;
      drawState();
    },
    exchanged: requests.show,
  };
}
