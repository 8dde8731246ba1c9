/**
 * A page in any browser that speaks WebDriver, with the part of Playwright's `Page` and `Locator` that the
 * scenarios use: what is looked for is waited for, and must be one thing.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { find } from './find.mjs';
import { DriverError } from './session.mjs';

const POLL = 50;
const LIMIT = 10_000;
const KEYS = { Enter: '\uE007', Tab: '\uE004' };

/** What an element that was there a moment ago may answer while the page draws its next step. */
const PASSING = ['stale element reference', 'no such element', 'element not interactable', 'element click intercepted'];

/** @param {string | RegExp | undefined} wanted */
const said = (wanted, exact = false) => {
  if (wanted instanceof RegExp) return { pattern: wanted.source, flags: wanted.flags };
  return wanted === undefined ? undefined : { [exact ? 'exactly' : 'part']: wanted };
};

/** Tries until it gives something but `undefined`. @template T @param {() => Promise<T | undefined>} work @param {string} what */
async function until(work, what) {
  let why = '';
  for (const deadline = Date.now() + LIMIT; ; await pause(POLL)) {
    try {
      const result = await work();
      if (result !== undefined) return result;
    } catch (error) {
      if (!(error instanceof DriverError && PASSING.includes(error.code))) throw error;
      why = `: ${error.message}`;
    }
    if (Date.now() > deadline) throw new Error(`Nothing within ${LIMIT} ms: ${what}${why}`);
  }
}

class Finder {
  /** @param {import('./session.mjs').Session} session @param {object[]} query */
  constructor(session, query) {
    this.session = session;
    this.query = query;
  }

  with = (...step) => new Locator(this.session, [...this.query, step]);
  locator = (css) => this.with('css', css);
  getByRole = (role, { name, exact } = {}) => this.with('role', { role, name: said(name, exact) });
  getByText = (text) => this.with('text', said(text));
  getByLabel = (text) => this.with('label', said(text));
}

class Locator extends Finder {
  first = () => this.with('first');
  or = (other) => this.with('or', other.query);
  count = () => this.session.run(find, this.query, 'count');

  async look(wish) {
    const answer = await this.session.run(find, this.query, wish);
    if (answer.many) throw new Error(`More than one: ${this}\n${answer.many.join('\n')}`);
    return answer;
  }

  /** @param {(element: object) => Promise<unknown>} work */
  whenReady = (work) =>
    until(async () => {
      const { element } = await this.look('ready');
      return element && ((await work(element)) ?? true);
    }, String(this));

  read = (wish) => until(async () => (await this.look(wish)).value, String(this));
  isVisible = async () => (await this.look('visible')).value;
  waitFor = () => until(async () => (await this.isVisible()) || undefined, String(this));
  innerText = () => this.read('text');
  inputValue = () => this.read('value');
  focus = () => this.read('focus');
  click = () => this.whenReady((element) => this.session.click(element));
  fill = (text) =>
    this.whenReady(async (element) => {
      await this.session.clear(element);
      await this.session.type(element, text);
    });

  toString = () => JSON.stringify(this.query);
}

export class Page extends Finder {
  /** @param {import('./session.mjs').Session} session */
  constructor(session) {
    super(session, []);
    /** Errors that nobody caught, of the documents that are gone. @type {string[]} */
    this.noises = [];
  }

  goto = (url) => this.visit(() => this.session.post('url', { url }));
  reload = () => this.visit(() => this.session.post('refresh'));
  url = () => this.session.get('url');
  evaluate = (work) => this.session.run(work);
  waitForFunction = (work) => until(async () => (await this.session.run(work)) || undefined, String(work));
  screenshot = async () => Buffer.from(await this.session.get('screenshot'), 'base64');

  keyboard = {
    type: (text) => this.session.press([...text]),
    press: (key) => this.session.press([KEYS[key]]),
  };

  async visit(go) {
    await this.listen();
    await go();
    await this.session.run(() => {
      const noises = [];
      globalThis.smokeNoises = noises;
      addEventListener('error', ({ message, filename, lineno }) =>
        noises.push(`uncaught: ${message} (${filename}:${lineno})`),
      );
      addEventListener('unhandledrejection', ({ reason }) => noises.push(`uncaught: ${reason?.stack ?? reason}`));
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
        noises.push(`refused: ${effectiveDirective} ${blockedURI}`),
      );
    });
  }

  /** Takes over what the document at hand complained of, which ends with it. */
  async listen() {
    this.noises.push(...(await this.session.run(() => globalThis.smokeNoises?.splice(0) ?? [])));
    return this.noises;
  }
}
