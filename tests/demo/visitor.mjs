// @ts-check
// What a person does on a page, by WebDriver. What is looked for is waited for.
import { By, error as errors } from 'selenium-webdriver';

const LIMIT = 20_000;

/** What an element that was there a moment ago may answer while the page draws its next step. */
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
    /** Errors that nobody caught, of the documents that are gone. @type {string[]} */
    this.heard = [];
  }

  /** @param {string} url */
  open = (url) => this.#load(() => this.driver.get(url));
  reload = () => this.#load(() => this.driver.navigate().refresh());

  /** Runs a function in the page. It uses nothing from outside itself. @param {() => unknown} work @returns {Promise<any>} */
  run = (work) => this.driver.executeScript(work);

  /**
   * Waits until it gives something.
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
      return await this.driver.wait(/** @type {any} */ (attempt), LIMIT, `not there: ${what}`, 50);
    } catch (error) {
      // Its stack says in which step of the scenario it is.
      throw new Error(/** @type {Error} */ (error).message, { cause: error });
    }
  }

  /**
   * The first visible element, if it is there.
   * @param {string} css
   * @param {string | RegExp} [text] the whole of what it says, or a part of it
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

  /** Presses keys one after the other, wherever the focus is. @param {string[]} keys */
  type = (...keys) =>
    this.driver
      .actions()
      .sendKeys(...keys)
      .perform();

  /** Errors of the page; Chromium also tells what is on the console. */
  async noises() {
    await this.#listen();
    const browser = (await this.driver.getCapabilities()).getBrowserName();
    if (browser !== 'chrome') return this.heard;
    const entries = await this.driver.manage().logs().get('browser');
    return [...this.heard, ...entries.map(({ message }) => `console: ${message}`)];
  }

  /** @param {() => Promise<void>} go */
  async #load(go) {
    await this.#listen();
    await go();
    await this.run(() => {
      /** @type {string[]} */
      const noises = [];
      Object.assign(globalThis, { demoNoises: noises });
      addEventListener('error', ({ message, filename, lineno }) =>
        noises.push(`uncaught: ${message} (${filename}:${lineno})`),
      );
      addEventListener('unhandledrejection', ({ reason }) => noises.push(`uncaught: ${reason?.stack ?? reason}`));
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
        noises.push(`refused: ${effectiveDirective} ${blockedURI}`),
      );
    });
  }

  /** Takes over what the document complained of, which ends with it. */
  async #listen() {
    this.heard.push(...(await this.run(() => /** @type {any} */ (globalThis).demoNoises?.splice(0) ?? [])));
  }
}
