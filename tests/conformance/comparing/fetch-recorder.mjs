/** What stands for a package's own user agent in records, since the two differ there on purpose. */
const AGENT = '(the package’s own user agent)';

/**
 * Replaces the global `fetch` with one that records each call as it was made, in a form that can be compared. `reply`
 * makes the answers.
 */
export class FetchRecorder {
  /**
   * @param {(index: number, url: unknown, init: object) => unknown} reply
   * @param {string} agent the user agent that the package has to send; shown as `AGENT` in the record
   */
  constructor(reply, agent) {
    this.reply = reply;
    this.agent = agent;
    this.calls = [];
    /** The same calls, each as `{ url, ...init }`. */
    this.sent = [];
  }

  /** Runs `body` with this as `globalThis.fetch`. */
  async during(body) {
    const before = Object.getOwnPropertyDescriptor(globalThis, 'fetch');
    const recorder = this;
    const fetch = function (...args) {
      return recorder.take(this, args);
    };
    Object.defineProperty(globalThis, 'fetch', { value: fetch, configurable: true, writable: true });
    try {
      return await body(this);
    } finally {
      Object.defineProperty(globalThis, 'fetch', before);
    }
  }

  take(self, args) {
    const [url, init] = args;
    this.sent.push({ url, ...init });
    this.calls.push(this.describe(self, args));
    // As the real one does.
    if (/^(get|head)$/i.test(init?.method) && init.body != null) {
      return Promise.reject(new TypeError('Request with GET/HEAD method cannot have body'));
    }
    return this.reply(this.calls.length - 1, url, init);
  }

  describe(self, args) {
    const [url, init] = args;
    return {
      // Chromium's fetch throws when it is called as a method of anything but its window.
      detached: self === undefined || self === globalThis,
      arguments: args.length,
      urlType: typeof url,
      url: url instanceof Object ? String(url) : url,
      init: Object.keys(init ?? {}).map((key) => [key, key === 'headers' ? this.headers(init[key]) : init[key]]),
      initKind: Object.getPrototypeOf(init ?? 0) === Object.prototype,
    };
  }

  headers(headers) {
    return Object.entries(headers ?? {}).map(([name, value]) => [name, value === this.agent ? AGENT : value]);
  }
}
