/**
 * What a response comes down to, to tell whether a poll brought anything new: all of it but for what was
 * said about the last answer, and for what may change from one response to the next by itself.
 * @param {any} state an IdxState
 * @returns {string}
 */
export function gistOf(state) {
  // A `relatesTo` may point at something that holds it.
  const path = [];
  return JSON.stringify(state.rawIdxState, function (key, item) {
    if (PASSING.has(key) || (key === 'value' && PASSING.has(this.name))) return undefined;
    if (typeof item !== 'object' || item === null) return item;
    while (path.length > 0 && path.at(-1) !== this) path.pop();
    if (path.includes(item)) return '(see above)';
    path.push(item);
    return item;
  });
}

const PASSING = new Set(['messages', 'expiresAt', 'stateHandle']);
