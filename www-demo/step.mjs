/** A whole IdxState on the page: who is signing in, the steps on offer, the actions beside them. */
import { h, isObject, textOf, webAddress, words } from './dom.mjs';
import { remediationView } from './form.mjs';
import { pollControl, pollOf } from './poll.mjs';

/**
 * @typedef {object} StepHandlers
 * @property {(name: string, params: Record<string, unknown>) => void} proceed
 * @property {(name: string) => void} act
 * @property {(name: string) => Promise<boolean>} ask repeats a step that waits for something
 */

/**
 * @param {any} state an IdxState
 * @param {StepHandlers} handlers
 * @returns {HTMLElement[]}
 */
export function stepNodes(state, handlers) {
  const views = state.neededToProceed.map((entry) => remediationView(entry, handlers.proceed)).filter(Boolean);
  const forms = views.filter((view) => view.kind === 'form');
  const simple = views.filter((view) => view.kind !== 'form');
  const poll = pollOf(state);
  // What comes first is what the organisation asks for: a form, or to wait. The rest are ways around it.
  const waiting = poll !== undefined && poll === state.neededToProceed[0];
  const [first, ...others] = waiting ? [undefined, ...forms] : forms;
  if (!first) simple[0]?.node.querySelector('button')?.classList.add('primary');
  return [
    whoLine(state),
    first?.node,
    simple.length > 0 && h('div', { class: 'ways' }, ...simple.map((view) => view.node)),
    poll && pollControl(poll.refresh, () => handlers.ask(poll.name)),
    ...others.map((view) => h('details', { class: 'other', open: hasErrors(view.node) }, h('summary', {}, view.title), view.node)),
    actionRow(state, handlers.act),
  ].filter(Boolean);
}

const hasErrors = (node) => node.querySelector('[aria-invalid=true]') !== null;

/** @param {any} state */
function whoLine(state) {
  const user = textOf(state.context?.user?.value?.identifier);
  const app = textOf(state.context?.app?.value?.label);
  if (!user && !app) return undefined;
  return h('p', { class: 'who' }, user ? h('strong', {}, user) : 'Signing in', app && ` to ${app}`);
}

/** @param {any} state @param {StepHandlers['act']} act */
function actionRow(state, act) {
  const nodes = Object.keys(state.actions ?? {}).map((name) => actionNode(state, name, act)).filter(Boolean);
  return nodes.length > 0 && h('div', { class: 'actions', role: 'group', 'aria-label': 'Other actions' }, ...nodes);
}

/** @param {any} state @param {string} name @param {StepHandlers['act']} act */
function actionNode(state, name, act) {
  const label = words(name.split('-').pop() ?? name);
  const definition = definitionOf(state.rawIdxState, name);
  if (isCall(definition)) return h('button', { type: 'button', class: 'quiet', 'data-action': name, onclick: () => act(name) }, label);
  // Not a call but a page to go to. A picture (an application's logo) is neither.
  const href = [definition.rel].flat().includes('image') ? undefined : webAddress(definition.href);
  return href && h('a', { class: 'button quiet', href }, label);
}

/** @param {any} definition */
const isCall = (definition) =>
  !isObject(definition) || (definition.method === undefined ? [definition.rel].flat().includes('create-form') : definition.method !== 'GET');

/**
 * The definition behind an action, which the package keys by its own name at the top of a response and
 * by `field-subField` one level down.
 */
function definitionOf(raw, name) {
  for (const [field, item] of Object.entries(isObject(raw) ? raw : {})) {
    if (!isObject(item)) continue;
    if (item.rel && item.name === name) return item;
    for (const [sub, inner] of Object.entries(isObject(item.value) ? item.value : {})) {
      if (`${field}-${sub}` === name) return inner;
    }
  }
  return undefined;
}
