/** The side actions of a state: which are requests, which are links, and which are polled. */
import { isObject, webAddress, words } from '../dom.mjs';

/**
 * @typedef {object} Action
 * @property {string} name its key in `actions`
 * @property {string} label
 * @property {'call' | 'link' | 'other'} kind
 * @property {string} [href] of a link
 * @property {any} [definition] its form in the response
 */

/** @param {any} state an IdxState @returns {Action[]} */
export const actionsOf = (state) => Object.keys(state.actions ?? {}).map((name) => actionOf(state, name));

/** @param {any} state @param {string} name @returns {Action} */
function actionOf(state, name) {
  const label = words(name.split('-').pop() ?? name);
  const definition = definitionOf(state.rawIdxState, name);
  if (isCall(definition)) return { name, label, kind: 'call', definition };
  // An image, such as an application's logo, is neither a request nor a link.
  const href = relOf(definition).includes('image') ? undefined : webAddress(definition.href);
  return { name, label, kind: href ? 'link' : 'other', href, definition };
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

/**
 * A remediation or side action to poll.
 * @typedef {object} Poll
 * @property {'proceed' | 'act'} by
 * @property {string} name
 * @property {number} refresh milliseconds
 */

/** The first one that the state offers. @param {any} state @returns {Poll | undefined} */
export function pollOf(state) {
  const repeats = (form) =>
    isObject(form) && Number.isFinite(form.refresh) && form.refresh > 0 && form.method !== 'GET';
  const step = state.neededToProceed.find(repeats);
  if (step) return { by: 'proceed', name: step.name, refresh: step.refresh };
  const action = actionsOf(state).find(({ definition }) => repeats(definition));
  return action && { by: 'act', name: action.name, refresh: action.definition.refresh };
}
