// @ts-check
// Firefox and WebKitGTK, each driven by its own driver.
import { launchWebDriver } from '../../tests/support/webdriver.mjs';

/** Script timeout in milliseconds, longer than the limits in `watched.mjs`. */
const LIMIT = 20 * 60 * 1000;

/** Firefox starts spare processes in advance, even during a measurement. Without them, times vary half as much. */
const PREFS = { 'dom.ipc.processPrelaunch.enabled': false };

/**
 * @param {'firefox' | 'webkit'} engine
 * @returns {(origin: string) => Promise<import('./index.mjs').Browser>}
 */
export const launcher = (engine) => async (origin) => {
  const { driver, close } = await launchWebDriver(engine, { prefs: PREFS, timeouts: { script: LIMIT } });
  return {
    version: String((await driver.getCapabilities()).get('browserVersion')),
    call: (name, args) => call(driver, origin, name, args),
    close,
  };
};

/**
 * An isolated page gets a new process if it is opened from a page that is not isolated. In a new tab, it may reuse the
 * process of the previous isolated page, which is warm.
 * @param {any} driver
 * @param {string} origin
 * @param {string} name
 * @param {unknown[]} args
 */
async function call(driver, origin, name, args) {
  await driver.get('about:blank');
  await driver.get(origin);
  const { error, value } = await driver.executeAsyncScript(
    `
    const [name, args, done] = arguments;
    window[name](...args).then((value) => done({ value }), (error) => done({ error: error + '\\n' + error.stack }));
  `,
    name,
    args,
  );
  if (error) throw new Error(error);
  return value;
}
