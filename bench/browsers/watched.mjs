// @ts-check
// Browsers sometimes hang: a new session never begins, or a page never loads. The browser is then restarted, and a
// message is printed. An error that the page itself reports is not retried.

/** Time limit in milliseconds for starting a browser, or for loading and measuring one page. */
const LIMIT = 90_000;

/** Time limit for a whole measure in one page. */
const LIMIT_INSIDE = 10 * 60_000;

/** Time limit for closing a browser. */
const LIMIT_CLOSE = 10_000;

const ATTEMPTS = 3;

class Stuck extends Error {}

/**
 * @template T
 * @param {Promise<T>} work
 * @param {number} limit in milliseconds
 * @param {string} what for the message
 * @returns {Promise<T>}
 */
async function within(work, limit, what) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const stuck = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Stuck(`${what} took more than ${limit / 1000} s`)), limit);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([work, stuck]));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Calls `recover` and retries if the work exceeds its time limit.
 * @template T
 * @param {() => Promise<T>} work
 * @param {() => Promise<void>} [recover]
 * @returns {Promise<T>}
 */
async function repeated(work, recover = async () => {}) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Stuck) || attempt === ATTEMPTS) throw error;
      console.log(`bench: ${error.message}; restarting the browser`);
      await recover();
    }
  }
}

/**
 * @param {import('./index.mjs').Engine} engine
 * @param {string} origin
 * @returns {Promise<import('./index.mjs').Browser>}
 */
export async function launchWatched({ title, launch }, origin) {
  const start = () => repeated(() => within(launch(origin), LIMIT, `starting ${title}`));
  let browser = await start();
  const close = () =>
    within(browser.close(), LIMIT_CLOSE, `closing ${title}`).catch((error) => console.log(`bench: ${error.message}`));
  return {
    version: browser.version,
    close,
    call(name, args) {
      const limit = name === 'inside' ? LIMIT_INSIDE : LIMIT;
      return repeated(
        () => within(browser.call(name, args), limit, `${name} of ${args[0]} in ${title}`),
        async () => {
          await close();
          browser = await start();
        },
      );
    },
  };
}
