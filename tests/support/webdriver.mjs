// @ts-check
// Chromium, Firefox and WebKitGTK, each driven by its own driver. Selenium is given the address of a driver that already
// runs: it then looks for no driver or browser itself, and downloads nothing.
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';

import { Builder } from 'selenium-webdriver';
import { DriverService } from 'selenium-webdriver/remote/index.js';

import { program } from './built.mjs';
import { CHROMIUM_ARGS, chromiumProgram, SETTINGS } from './chromium.mjs';
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
 * Starts a browser without a profile.
 * @param {Engine} engine WebKit has no headless mode: `DISPLAY` names a screen
 * @param {object} options
 * @param {string} options.log file for what the driver and the browser print
 * @param {object} [options.prefs] more preferences of Firefox
 * @param {object} [options.timeouts] of the commands, as WebDriver has them
 */
export async function launchWebDriver(engine, { log, prefs = {}, timeouts = {} }) {
  const { driver: executable, capabilities } = ENGINES[engine];
  // WebKit waits for ever where it cannot draw.
  if (engine === 'webkit' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    throw new Error('WebKit needs a screen: set DISPLAY');
  const output = openSync(log, 'w');
  const service = new DriverService.Builder(executable())
    .setLoopback(true)
    .setStdio(['ignore', output, output])
    .build();
  const builder = new Builder().disableEnvironmentOverrides().withCapabilities({ ...capabilities(prefs), timeouts });
  try {
    const driver = await within(60, 'starting it', builder.usingServer(await service.start()).build());
    return {
      driver,
      /** Ends the browser, or the driver of one that hangs. */
      close: () => within(8, 'closing the browser', driver.quit()).finally(() => service.kill()),
    };
  } catch (error) {
    await service.kill();
    throw new Error(`${path.basename(service.getExecutable())} could not start a browser, see ${log}`, {
      cause: error,
    });
  } finally {
    closeSync(output);
  }
}
