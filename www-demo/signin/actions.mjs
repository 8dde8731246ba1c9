/** The side actions of a state: which are requests, and which are links. */
import { isObject, webAddress, words } from '../dom.mjs';
import { actionTitle } from '../form/titles.mjs';
import { messages } from '../okta-idx-wasm/flow.mjs';

/**
 * @typedef {object} Action
 * @property {string} name its key in `actions`
 * @property {string} label
 * @property {'call' | 'link' | 'other'} kind
 * @property {string} [href] of a link
 */

/** @param {any} state an IdxState @returns {Action[]} */
export function actionsOf(state) {
  const actions = Object.keys(state.actions ?? {}).map((name) => actionOf(state, name));
  // An unknown action is labelled by the last word of its name, unless two have the same.
  const isTwice = ({ label }) => actions.filter((other) => other.label === label).length > 1;
  return actions.map((action) => (isTwice(action) ? { ...action, label: words(action.name) } : action));
}

/** @param {any} state @param {string} name @returns {Action} */
function actionOf(state, name) {
  const label = actionTitle(name);
  const definition = definitionOf(state.rawIdxState, name);
  if (isCall(definition)) return { name, label, kind: 'call' };
  // An image, such as an application's logo, is neither a request nor a link.
  const href = relOf(definition).includes('image') ? undefined : webAddress(definition.href);
  return { name, label, kind: href ? 'link' : 'other', href };
}

const relOf = (definition) => [definition.rel].flat();

/** @param {any} definition */
const isCall = (definition) =>
  !isObject(definition) ||
  (definition.method === undefined ? relOf(definition).includes('create-form') : definition.method !== 'GET');

/**
 * The package names an action at the top level of a response by its `name`, and one level below by `field-subField`.
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

/**
 * The URL to which a successful hosted sign-in sends the browser.
 * @param {any} state
 */
export const successOf = (state) => {
  const success = state.rawIdxState?.success;
  return isObject(success) ? webAddress(success.href) : undefined;
};

/** Messages of a flow that has done what it is for, without tokens. */
const SUCCESSES = new Set(['oie.selfservice.unlock_user.success.message', 'idx.request.activation.email']);

/** Whether a flow that has no next step has done what it is for. @param {any} state */
export const hasSucceeded = (state) => messages(state).some(({ key }) => SUCCESSES.has(String(key)));
