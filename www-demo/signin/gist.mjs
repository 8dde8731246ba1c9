/**
 * A response as text, to compare the responses of a poll. It leaves out the messages, and members that may differ in
 * each response.
 * @param {any} state an IdxState
 * @returns {string}
 */
export function gistOf(state) {
  // A `relatesTo` can form a cycle.
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
