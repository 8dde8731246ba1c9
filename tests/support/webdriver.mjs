// @ts-check
// Chromium, Firefox and WebKitGTK, each with its own driver. Selenium connects to a driver that is already running, so
// it does not search for or download drivers and browsers.
import { Builder } from 'selenium-webdriver';
import { waitForServer } from 'selenium-webdriver/http/util.js';
import { findFreePort } from 'selenium-webdriver/net/portprober.js';

import { program } from './built.mjs';
import { CHROMIUM_ARGS, chromiumProgram, SETTINGS } from './chromium.mjs';
import { service } from './process.mjs';
import { within } from './within.mjs';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

/** @type {Record<Engine, { driver: () => string, capabilities: (prefs: object) => object }>} */
const ENGINES = {
  chromium: {
    driver: () => program('CHROMEDRIVER', ['chromedriver']),
    capabilities: () => ({
      browserName: 'chrome',
      'goog:chromeOptions': { binary: chromiumProgram(), args: [...CHROMIUM_ARGS, '--headless=new'] },
      'goog:loggingPrefs': { browser: 'SEVERE' },
    }),
  },
  firefox: {
    driver: () => program('GECKODRIVER', ['geckodriver']),
    capabilities: (prefs) => ({
      browserName: 'firefox',
      'moz:firefoxOptions': {
        binary: program('FIREFOX', ['firefox-esr', 'firefox']),
        args: ['-headless'],
        prefs: { ...SETTINGS['moz:firefoxOptions'].prefs, ...prefs },
      },
    }),
  },
  webkit: {
    driver: () => program('WEBKITDRIVER', ['WebKitWebDriver']),
    capabilities: () => ({ browserName: 'MiniBrowser' }),
  },
};

/**
 * Starts a browser with an empty profile. WebKit has no headless mode, so it needs a display (`DISPLAY`).
 * @param {Engine} engine
 * @param {object} [options]
 * @param {object} [options.prefs] more preferences of Firefox
 * @param {object} [options.timeouts] of WebDriver
 */
export async function launchWebDriver(engine, { prefs = {}, timeouts = {} } = {}) {
  const { driver: executable, capabilities } = ENGINES[engine];
  // Without a display, WebKit would wait forever.
  if (engine === 'webkit' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    throw new Error('WebKit needs a display: set DISPLAY');
  const port = await findFreePort('127.0.0.1');
  const address = `http://127.0.0.1:${port}`;
  const { log, stop } = await service(executable(), [`--port=${port}`]);
  const start = async () => {
    await waitForServer(address, 30_000);
    const builder = new Builder().disableEnvironmentOverrides().usingServer(address);
    return builder.withCapabilities({ ...capabilities(prefs), timeouts }).build();
  };
  try {
    const driver = await within(90, `starting ${engine}`, start());
    return {
      driver,
      /** Ends the browser and its driver, even if the browser hangs. */
      close: () => within(8, `closing ${engine}`, driver.quit()).finally(stop),
    };
  } catch (error) {
    await stop();
    throw new Error([`${engine} did not start`, ...log.slice(-20)].join('\n'), { cause: error });
  }
}
