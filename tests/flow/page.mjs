// @ts-check

/** A page that the test hides and shows, as the global `document`. */
class Page extends EventTarget {
  hidden = false;
  listeners = 0;

  /** @param {any[]} given */
  addEventListener(...given) {
    this.listeners++;
    super.addEventListener(.../** @type {[string, any]} */ (given));
  }

  /** @param {any[]} given */
  removeEventListener(...given) {
    this.listeners--;
    super.removeEventListener(.../** @type {[string, any]} */ (given));
  }

  hide() {
    this.hidden = true;
    this.dispatchEvent(new Event('visibilitychange'));
  }

  show() {
    this.hidden = false;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** Does something in a page. @param {(page: Page) => Promise<void>} work */
export async function withPage(work) {
  const page = new Page();
  globalThis.document = /** @type {any} */ (page);
  try {
    await work(page);
  } finally {
    // @ts-expect-error Node.js has none
    delete globalThis.document;
  }
}

/** Does something with this as the global `navigator`. @param {any} value @param {() => Promise<void>} work */
export async function withNavigator(value, work) {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  Object.defineProperty(globalThis, 'navigator', { value, configurable: true });
  try {
    await work();
  } finally {
    // @ts-expect-error Node.js 20 has none
    delete globalThis.navigator;
    if (before) Object.defineProperty(globalThis, 'navigator', before);
  }
}
