/**
 * The scenarios that the user of this browser has finished. A reset of the org keeps them: they say what was seen, not
 * what the org's users are like.
 */

/** Another copy of this page, below another path of the host, may have another org. */
const KEY = `idx-demo.done ${new URL('.', location.href).pathname}`;

/** @returns {Set<string>} ids */
export function doneScenarios() {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  } catch {
    return new Set();
  }
}

/** @param {string} id */
export const markDone = (id) => localStorage.setItem(KEY, JSON.stringify([...doneScenarios().add(id)]));

export const clearDone = () => localStorage.removeItem(KEY);
