/** Firefox and WebKitGTK, each driven by its own driver. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { program } from '../programs.mjs';
import { startDriver } from './driver.mjs';
import { Page } from './page.mjs';
import { Session } from './session.mjs';

/** The settings of the browser tests, which keep a browser from asking the network for anything. */
const SETTINGS = new URL('../../../webdriver.json', import.meta.url);

/** @param {string} folder takes the driver's log */
export async function firefox(folder) {
  const options = JSON.parse(readFileSync(SETTINGS, 'utf8'))['moz:firefoxOptions'];
  return launch(folder, program('GECKODRIVER', ['geckodriver']), {
    'moz:firefoxOptions': {
      ...options,
      binary: program('FIREFOX', ['firefox-esr', 'firefox']),
      args: [...(options.args ?? []), '-headless'],
    },
  });
}

/** It has no headless mode: `DISPLAY` names a screen to draw on. @param {string} folder takes the driver's log */
export async function webkit(folder) {
  return launch(folder, program('WEBKITDRIVER', ['WebKitWebDriver']), {});
}

/** @returns {Promise<import('../smoke.mjs').Browser>} */
async function launch(folder, path, capabilities) {
  const driver = await startDriver(path, join(folder, 'driver.log'));
  return { close: driver.end, visit: () => visit(driver.address, capabilities) };
}

/** A browser of its own, with nothing in it of the visit before. */
async function visit(address, capabilities) {
  const session = await Session.start(address, capabilities);
  const page = new Page(session);
  return {
    page: /** @type {any} */ (page),
    noises: () => page.listen(),
    screenshot: () => page.screenshot(),
    close: () => session.end(),
  };
}
