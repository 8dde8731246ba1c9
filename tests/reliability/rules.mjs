// @ts-check
// Fault rules of a mock org, which may run in another process.

// A test may replace the global one.
const { fetch } = globalThis;

/** @param {string} origin of a mock org that takes rules */
export function rulesAt(origin) {
  const faults = (/** @type {RequestInit} */ init) =>
    fetch(`${origin}/__faults`, init).then((answer) => {
      if (!answer.ok) throw new Error(`the mock org refused a rule: ${answer.status}`);
      return answer;
    });
  return {
    /**
     * Adds a rule: from now on this fault happens at that path.
     * @param {string} path or the end of one
     * @param {unknown} fault as the mock org's --help has it
     * @param {number} [times] 0 for ever
     */
    async plan(path, fault, times = 0) {
      const rules = [{ path, times, fault }];
      await faults({
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ rules }),
      });
    },
    /** Removes the rules. */
    async mend() {
      await faults({ method: 'DELETE' });
    },
    /** How many faults of each kind there were. @returns {Promise<Record<string, number>>} */
    done: async () => /** @type {any} */ (await (await faults({})).json()).done,
  };
}

/** @typedef {ReturnType<typeof rulesAt>} Rules */
