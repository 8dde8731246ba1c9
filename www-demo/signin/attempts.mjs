/** Runs the user's requests one at a time, and ignores the results that come too late. */

/**
 * @callback Work
 * @param {() => boolean} still tells whether the result is still wanted
 * @param {any} after what `before` resolved to
 * @returns {Promise<void | (() => void)>} resolves with a function to call next, if there is one
 */

/**
 * @param {HTMLElement} stage is marked as busy during a request
 * @param {object} handlers
 * @param {() => Promise<any>} handlers.before ends what goes on beside the form
 * @param {(error: unknown, again: () => void) => void} handlers.failed shows an error, and a button that repeats the
 *   request; the form keeps the text that was typed
 */
export function attempts(stage, { before, failed }) {
  /** The pending request. @type {object | undefined} */
  let running;
  /** Counts the states shown and the sign-ins left. A result that belongs to an earlier count is ignored. */
  let moment = 0;

  /** @param {Work} work */
  async function attempt(work) {
    if (running) return;
    const begun = moment;
    const still = () => moment === begun;
    const own = {};
    running = own;
    stage.setAttribute('aria-busy', 'true');
    let follow;
    try {
      const after = await before();
      follow = still() ? await work(still, after) : undefined;
    } catch (error) {
      if (still()) failed(error, () => attempt(work));
    } finally {
      if (running === own) end();
    }
    follow?.();
  }

  function end() {
    running = undefined;
    stage.removeAttribute('aria-busy');
  }

  const pass = () => {
    moment += 1;
  };

  return {
    attempt,
    /** Ignores the result of the pending request, as another state is shown. */
    pass,
    /** Forgets the pending request, as the sign-in was left. */
    drop() {
      pass();
      end();
    },
  };
}
