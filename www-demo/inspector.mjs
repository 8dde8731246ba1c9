/** Beside the form: what the package made of the response, for the developer who reads along. */
import { h } from './dom.mjs';

/** @param {any} state an IdxState @returns {HTMLElement[]} */
export function inspectorNodes(state) {
  return [
    names('neededToProceed', state.neededToProceed.map((entry) => entry.name)),
    names('actions', Object.keys(state.actions ?? {})),
    names('context', Object.keys(state.context ?? {})),
    h('details', {},
      h('summary', {}, h('code', {}, 'rawIdxState')),
      h('pre', { tabindex: '0', role: 'region', 'aria-label': 'Raw response' }, pretty(state.rawIdxState))),
  ];
}

/** @param {string} title @param {string[]} list */
function names(title, list) {
  return h('div', { class: 'names' },
    h('h3', {}, h('code', {}, title)),
    list.length > 0 ? h('ul', {}, ...list.map((name) => h('li', {}, String(name)))) : h('p', { class: 'hint' }, 'none'));
}

/** JSON that survives a cycle: a `relatesTo` may point at something that holds it. @param {unknown} value */
export function pretty(value) {
  const path = [];
  return JSON.stringify(value, function (_key, item) {
    if (typeof item !== 'object' || item === null) return item;
    while (path.length > 0 && path.at(-1) !== this) path.pop();
    if (path.includes(item)) return '(see above)';
    path.push(item);
    return item;
  }, 2) ?? String(value);
}
