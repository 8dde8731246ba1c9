/** The package's state: `neededToProceed`, `actions`, `context` and `rawIdxState`. */
import { actionsOf } from '../signin/actions.mjs';
import { h, itemsOf } from '../dom.mjs';
import { learnSecrets } from './secrets.mjs';
import { searchNode } from './search.mjs';
import { Tree } from './tree.mjs';

/** The search text, which is kept for the next response. */
let searched = '';

/**
 * @param {any} state an IdxState
 * @param {((name: string) => void) | undefined} act runs an action; `undefined` if the flow is over
 * @returns {HTMLElement[]}
 */
export function liveNodes(state, act) {
  learnSecrets(state.rawIdxState);
  return [
    part(
      'neededToProceed',
      state.neededToProceed.length === 0
        ? h('p', { class: 'hint' }, 'None: the flow has ended.')
        : h('ol', { class: 'needed' }, ...state.neededToProceed.map(neededNode)),
    ),
    part('actions', actionList(state, act)),
    ...treeParts(state),
  ];
}

/** @param {string} name @param {...HTMLElement} nodes */
const part = (name, ...nodes) => h('section', { class: 'part' }, h('h3', {}, h('code', {}, name)), ...nodes);

/** @param {any} entry of `neededToProceed` */
function neededNode(entry) {
  const fields = itemsOf(entry)
    .filter((field) => field.mutable !== false)
    .map((field) => String(field.name));
  const facts = [
    entry.method === 'GET' ? 'link to another page' : `asks for ${fields.join(', ') || 'nothing'}`,
    Number.isFinite(entry.refresh) && `every ${entry.refresh} ms`,
  ].filter(Boolean);
  return h('li', {}, h('code', {}, String(entry.name)), h('span', { class: 'hint' }, ` ${facts.join(', ')}`));
}

/** @param {any} state @param {((name: string) => void) | undefined} act */
function actionList(state, act) {
  const actions = actionsOf(state);
  if (actions.length === 0) return h('p', { class: 'hint' }, 'None.');
  return h(
    'div',
    { class: 'row' },
    ...actions.map(({ name, kind }) =>
      kind === 'call' && act
        ? h(
            'button',
            { type: 'button', class: 'small', 'data-run': name, title: 'Run this action', onclick: () => act(name) },
            h('code', {}, `${name}()`),
          )
        : h('code', { class: 'chip' }, name),
    ),
    !act && h('p', { class: 'hint' }, 'The flow is over: its actions can no longer be run.'),
  );
}

/** @param {any} state */
function treeParts(state) {
  const context = new Tree(state.context, 'Context');
  const raw = new Tree(state.rawIdxState, 'Raw response');
  const secrets = secretsButton((bare) => [context, raw].forEach((tree) => tree.showSecrets(bare)));
  const search = searchNode(raw, {
    label: 'Search the response',
    text: searched,
    typed: (text) => {
      searched = text;
    },
  });
  return [
    part('context', scroll(context.node, 'Context')),
    h(
      'section',
      { class: 'part' },
      h('div', { class: 'part-head' }, h('h3', {}, h('code', {}, 'rawIdxState')), secrets),
      search,
      scroll(raw.node, 'Raw response'),
    ),
  ];
}

/** A scrollable element must be reachable by keyboard. @param {HTMLElement} node @param {string} label */
export const scroll = (node, label) =>
  h('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': label }, node);

/** @param {(bare: boolean) => void} toggle */
export function secretsButton(toggle) {
  let bare = false;
  const button = h(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-pressed': 'false',
      onclick: () => {
        bare = !bare;
        button.setAttribute('aria-pressed', String(bare));
        toggle(bare);
      },
    },
    'Show secrets',
  );
  return button;
}
