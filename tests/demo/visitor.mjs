// @ts-check
// Operates a page through WebDriver. Each method waits for the element that it needs.
import { By, error as errors } from 'selenium-webdriver';

import { within } from '../support/within.mjs';

const LIMIT = 20_000;

/** Errors that an element can cause while the page draws its next step. */
const PASSING = [
  errors.StaleElementReferenceError,
  errors.NoSuchElementError,
  errors.ElementNotInteractableError,
  errors.ElementClickInterceptedError,
];

export class Visitor {
  /** @param {import('selenium-webdriver').WebDriver} driver */
  constructor(driver) {
    this.driver = driver;
    /** Uncaught errors of the documents so far. @type {string[]} */
    this.heard = [];
  }

  /** @param {string} url */
  open = (url) => this.#load(() => this.driver.get(url));
  reload = () => this.#load(() => this.driver.navigate().refresh());

  /**
   * Runs a function in the page. It cannot use variables of its surrounding code.
   * @param {() => unknown} work
   * @returns {Promise<any>}
   */
  run = (work) => this.driver.executeScript(work);

  /**
   * Repeats an attempt until its result is truthy.
   * @template T
   * @param {() => Promise<T>} work
   * @param {string} [what] for the message
   * @returns {Promise<NonNullable<T>>}
   */
  async until(work, what = String(work)) {
    const attempt = () =>
      work().catch((error) => {
        if (!PASSING.some((passing) => error instanceof passing)) throw error;
      });
    try {
      // If the browser hangs, `wait` never ends, hence the outer time limit.
      const waiting = this.driver.wait(/** @type {any} */ (attempt), LIMIT, `not there: ${what}`, 50);
      return await within(LIMIT / 1000 + 10, what, waiting);
    } catch (error) {
      // The stack of a new error names the line of the scenario.
      throw new Error(/** @type {Error} */ (error).message, { cause: error });
    }
  }

  /**
   * The first visible element, or null.
   * @param {string} css
   * @param {string | RegExp} [text] its whole text, or a pattern that its text matches
   */
  async find(css, text = /(?:)/) {
    for (const element of await this.driver.findElements(By.css(css))) {
      if (!(await element.isDisplayed())) continue;
      const says = (await element.getText()).trim();
      if (text instanceof RegExp ? text.test(says) : text === says) return element;
    }
    return null;
  }

  /** Whether an element is visible. @param {string} css */
  sees = async (css) => (await this.until(async () => ({ element: await this.find(css) }), css)).element !== null;

  /** Waits for a visible element. @param {string} css @param {string | RegExp} [text] */
  see = (css, text) => this.until(() => this.find(css, text), `${css} ${text ?? ''}`);

  /** @param {string} css @param {string | RegExp} [text] */
  press = (css, text) =>
    this.until(
      async () => {
        const element = await this.find(css, text);
        if (!(await element?.isEnabled())) return false;
        await element?.click();
        return true;
      },
      `${css} ${text ?? ''}`,
    );

  /** @param {string} css @param {string} value */
  fill = (css, value) =>
    this.until(async () => {
      const element = await this.find(css);
      await element?.clear();
      await element?.sendKeys(value);
      return element;
    }, css);

  /** The text of an element. @param {string} css */
  read = (css) => this.until(async () => (await this.find(css))?.getText(), css);

  /** Types into the element that has the focus. @param {string[]} keys */
  type = (...keys) =>
    this.driver
      .actions()
      .sendKeys(...keys)
      .perform();

  /** Uncaught errors; in Chromium also the errors on the console. */
  async noises() {
    await this.#listen();
    const browser = (await this.driver.getCapabilities()).getBrowserName();
    if (browser !== 'chrome') return this.heard;
    const entries = await this.driver.manage().logs().get('browser');
    return [...this.heard, ...entries.map((/** @type {{ message: string }} */ { message }) => `console: ${message}`)];
  }

  /** @param {() => Promise<void>} go */
  async #load(go) {
    await this.#listen();
    await go();
    await this.run(() => {
      /** @type {string[]} */
      const noises = [];
      // In Firefox, each script has a different `globalThis`.
      Object.assign(window, { demoNoises: noises });
      addEventListener('error', ({ message, filename, lineno }) =>
        noises.push(`uncaught: ${message} (${filename}:${lineno})`),
      );
      addEventListener('unhandledrejection', ({ reason }) => noises.push(`uncaught: ${reason} ${reason?.stack}`));
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
        noises.push(`refused: ${effectiveDirective} ${blockedURI}`),
      );
    });
  }

  /** Collects the errors of the document. */
  async #listen() {
    this.heard.push(...(await this.run(() => /** @type {any} */ (window).demoNoises?.splice(0) ?? [])));
  }
}
