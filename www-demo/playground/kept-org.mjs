// @ts-check
// An org that outlives its worker. Browsers stop a worker that is idle for some seconds. The org's answers depend only on
// its seed, the requests so far and their times, so these are stored, and the requests are repeated in the next worker.

/**
 * @typedef {object} Start
 * @property {number} seed
 * @property {number} now in milliseconds since 1970
 *
 * @typedef {object} Asked
 * @property {string} method
 * @property {string} url
 * @property {[string, string][]} headers
 * @property {Uint8Array} body
 *
 * @typedef {Asked & { at: number }} Kept a request, with the time at which it was first asked
 *
 * @typedef {object} Store
 * @property {() => Promise<{ start: Start, requests: Kept[] } | undefined>} read
 * @property {(start: Start) => Promise<void>} begin replaces everything
 * @property {(request: Kept) => Promise<void>} add
 *
 * @typedef {import('../../mock-org/npm/js/response.mjs').Answer} Answer
 * @typedef {Pick<import('../../mock-org/npm/js/org.mjs').MockOrg, 'answer' | 'clock'>} Org
 */

/** GET requests that change nothing. Others may, such as the link of an email. */
const READS =
  /\/(|__(inbox|device|scenarios|vocabulary)(\.json)?|__device\/loopback|__clock|keys|\.well-known\/[\w-]+)$/;
/** Pages that ask for themselves each second. They are not kept even while fault rules count requests. */
const LIVE = /\/__(inbox|device)(\.json)?$/;
const POLL = /\/poll$/;
const FAULTS = /\/__faults$/;

const decoder = new TextDecoder();

export class KeptOrg {
  #store;
  #make;
  #isReset;
  /** @type {Org | undefined} */
  #org;
  /** The time of the last request. */
  #at = 0;
  /** What polls were answered since the last other request, by address and body. @type {Map<string, string>} */
  #polls = new Map();
  /** Whether fault rules were set. They count all requests. */
  #hasRules = false;
  /** The last request, or the end of it. @type {Promise<unknown>} */
  #last = Promise.resolve();

  /**
   * @param {object} options
   * @param {Store} options.store
   * @param {(start: Start) => Org} options.make an org whose clock stands
   * @param {(asked: Asked) => boolean} options.isReset
   */
  constructor({ store, make, isReset }) {
    this.#store = store;
    this.#make = make;
    this.#isReset = isReset;
  }

  /** One request after the other. @param {Asked} asked @returns {Promise<Answer>} */
  answer(asked) {
    const answered = this.#last.then(() => this.#answer(asked));
    this.#last = answered.catch(() => {
      // The org may be left in the middle of the request. The next one begins with the requests before it.
      this.#org = undefined;
    });
    return answered;
  }

  /** @param {Asked} asked */
  async #answer(asked) {
    if (!this.#org) await this.#restore();
    // A reset leaves nothing to repeat.
    if (this.#isReset(asked)) await this.#begin();
    const at = Math.max(this.#at, Date.now());
    const answer = await this.#ask(asked, at);
    if (this.#changes(asked, answer)) await this.#store.add({ ...asked, at });
    return answer;
  }

  async #begin() {
    const start = { seed: crypto.getRandomValues(new Uint32Array(1))[0], now: Date.now() };
    await this.#store.begin(start);
    this.#start(start);
  }

  /** @param {Start} start */
  #start(start) {
    this.#org = this.#make(start);
    this.#at = start.now;
    this.#polls.clear();
    this.#hasRules = false;
  }

  async #restore() {
    const kept = await this.#store.read();
    if (!kept) return this.#begin();
    try {
      this.#start(kept.start);
      for (const { at, ...asked } of kept.requests) this.#changes(asked, await this.#ask(asked, at));
    } catch {
      // The page has been updated, and its new org does not take what the old one took.
      await this.#begin();
    }
  }

  /** @param {Asked} asked @param {number} at @returns {Promise<Answer>} */
  #ask({ method, url, headers, body }, at) {
    const org = /** @type {Org} */ (this.#org);
    org.clock.advance(at - this.#at);
    this.#at = at;
    return org.answer({ method, url: new URL(url), headers, body, redirect: 'manual', signal: undefined });
  }

  /** Whether a request may have changed the org. @param {Asked} asked @param {Answer} answer */
  #changes({ method, url, body }, answer) {
    const { pathname } = new URL(url);
    if (FAULTS.test(pathname) && method === 'POST') this.#hasRules = true;
    if (this.#hasRules) return method !== 'GET' || !LIVE.test(pathname);
    if (method === 'GET' && READS.test(pathname)) return false;
    if (!POLL.test(pathname)) {
      this.#polls.clear();
      return true;
    }
    // A poll that is answered as before has changed nothing.
    const key = `${url} ${decoder.decode(body)}`;
    const text = decoder.decode(answer.body);
    if (this.#polls.get(key) === text) return false;
    this.#polls.set(key, text);
    return true;
  }
}
