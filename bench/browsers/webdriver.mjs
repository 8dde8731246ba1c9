// @ts-check
// Firefox and WebKitGTK, each driven by its own driver. Selenium is given the address of a driver that already
// runs: it then looks for no driver or browser itself, and downloads nothing.
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Builder } from 'selenium-webdriver';
import { DriverService } from 'selenium-webdriver/remote/index.js';

/** The settings of the browser tests, which keep a browser from using the network. */
const SETTINGS = new URL('../../webdriver.json', import.meta.url);

/** What a measure may take in a page: longer than `watched.mjs` waits. */
const LIMIT = 20 * 60 * 1000;

/** How long a browser may take to end before its driver is ended. */
const LIMIT_QUIT = 8_000;

/** Firefox starts processes ahead of need, and so while something is measured: without them times vary half as much. */
const PREFS = { 'dom.ipc.processPrelaunch.enabled': false };

/**
 * @param {string} origin
 * @param {string} out
 */
export async function firefox(origin, out) {
  const options = JSON.parse(readFileSync(SETTINGS, 'utf8'))['moz:firefoxOptions'];
  return launch(origin, program('GECKODRIVER'), path.join(out, 'firefox.log'), {
    browserName: 'firefox',
    'moz:firefoxOptions': {
      ...options,
      prefs: { ...options.prefs, ...PREFS },
      binary: program('FIREFOX'),
      args: ['-headless'],
    },
  });
}

/**
 * It has no headless mode, and waits for ever where it cannot draw.
 * @param {string} origin
 * @param {string} out
 */
export async function webkit(origin, out) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (!DISPLAY && !WAYLAND_DISPLAY) throw new Error('WebKit needs a screen: set DISPLAY, or run `cargo xtask bench`');
  return launch(origin, program('WEBKITDRIVER'), path.join(out, 'webkit.log'), { browserName: 'MiniBrowser' });
}

/**
 * @param {string} origin
 * @param {string} executable of the driver
 * @param {string} log file for what the driver and the browser print
 * @param {object} capabilities
 * @returns {Promise<import('./index.mjs').Browser>}
 */
async function launch(origin, executable, log, capabilities) {
  const output = openSync(log, 'w');
  const service = new DriverService.Builder(executable).setLoopback(true).setStdio(['ignore', output, output]).build();
  try {
    const address = await service.start();
    const driver = await new Builder()
      .disableEnvironmentOverrides()
      .usingServer(address)
      .withCapabilities(capabilities)
      .build();
    await driver.manage().setTimeouts({ script: LIMIT });
    return {
      version: String((await driver.getCapabilities()).get('browserVersion')),
      call: (name, args) => call(driver, origin, name, args),
      async close() {
        await Promise.race([driver.quit(), pause(LIMIT_QUIT, undefined, { ref: false })]);
        await service.kill();
      },
    };
  } catch (error) {
    await service.kill();
    throw new Error(`${path.basename(executable)} could not start a browser, see ${log}`, { cause: error });
  } finally {
    closeSync(output);
  }
}

/**
 * An isolated page that is opened from a page that is not gets a new process. In a new tab it may get that of the isolated
 * page before it, which is warm.
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

/** @param {string} variable that names a program's path */
function program(variable) {
  const found = process.env[variable];
  if (!found) throw new Error(`${variable} is not set to the path of a program: run \`cargo xtask bench\``);
  return found;
}
