// @ts-check
// An org in this process.
import { At } from './at.mjs';
import { makeCore } from './core.mjs';
import { Device } from './device.mjs';
import { Inbox } from './inbox.mjs';
import { durationOf, readOptions } from './options.mjs';
import { Prepared } from './prepared.mjs';
import { readRequest } from './request.mjs';
import { Requests } from './requests.mjs';
import { respond, throwIfAborted } from './response.mjs';
import { Snapshot } from './snapshot.mjs';

/** Statuses that lead elsewhere (Fetch Standard, "redirect status"). */
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** As many as `fetch` follows. */
const MOST_REDIRECTS = 20;

const DISPOSE = Symbol.dispose ?? Symbol.for('Symbol.dispose');

/** @param {string} code @param {string} message */
const refused = (code, message) => Object.assign(new TypeError(message), { code });

/** In place of the core of an org that is disposed of. @type {any} */
const DISPOSED = new Proxy(
  {},
  {
    get(_, name) {
      if (name === 'free') return () => {};
      throw new Error('this org was disposed of');
    },
  },
);

export class MockOrg {
  #core;
  #prepared = new Prepared();
  /** @type {Set<{ close: () => Promise<void> }>} */
  #servers = new Set();
  #listen;

  /**
   * @param {import('../template/index.js').OrgOptions} options
   * @param {(org: MockOrg, options?: object) => Promise<any>} listen
   */
  constructor(options, listen) {
    const { origin, core } = readOptions(options);
    this.#core = makeCore(core);
    this.#listen = listen;
    const { issuer, clientId, redirectUri, clients, people } = JSON.parse(this.#core.describe());
    this.origin = origin;
    this.issuer = `${origin}${issuer}`;
    /** @type {string} */
    this.clientId = clientId;
    /** @type {string} */
    this.redirectUri = redirectUri;
    this.requests = new Requests();
    /** @param {string} path @param {any} [form] */
    const ask = (path, form) => this.#ask(path, form);
    this.inbox = new Inbox(ask);
    this.device = new Device(ask);
    this.clock = {
      now: () => new Date(this.#core.now()),
      advance: (/** @type {any} */ duration) => this.#core.advance(durationOf(duration)),
    };
    this.faults = {
      set: (/** @type {object[]} */ rules) => void ask('/__faults', { rules }),
      clear: () => void ask('/__faults', { rules: [] }),
      report: () => ask('/__faults'),
    };
    const at = new At({
      send: (path, content) => this.#post(path, content),
      take: () => this.#core.snapshot(),
      restore: (snapshot) => this.#core.restore(snapshot),
      inbox: this.inbox,
      device: this.device,
      people,
      clients,
      redirectUri: this.redirectUri,
      issuer,
    });
    this.at = at.start.bind(at);
    this.fetch = this.fetch.bind(this);
    this.route = this.route.bind(this);
  }

  /**
   * @param {any} input
   * @param {any} [init]
   * @returns {Promise<Response>}
   */
  async fetch(input, init) {
    const asked = await readRequest(input, init, this.origin);
    let redirected = false;
    for (let i = 0; i <= MOST_REDIRECTS; i++) {
      throwIfAborted(asked.signal);
      if (!asked.url.href.startsWith(`${this.origin}/`)) {
        throw refused('unknown-origin', `${asked.method} ${asked.url.href}: this org is ${this.origin}`);
      }
      const answer = await this.answer(asked);
      if (answer.unknown) {
        throw refused('unknown-endpoint', `${asked.method} ${asked.url.href}: the mock org has no such endpoint`);
      }
      const location = new Headers(answer.headers).get('location');
      if (!REDIRECTS.has(answer.status) || location === null || asked.redirect === 'manual') {
        return respond(answer, { url: asked.url, redirected, signal: asked.signal });
      }
      if (asked.redirect === 'error') throw new TypeError(`fetch failed: ${asked.url.href} redirects`);
      redirected = true;
      asked.url = new URL(location, asked.url);
      if (answer.status < 307 && asked.method !== 'HEAD') {
        asked.method = 'GET';
        asked.body = new Uint8Array();
        asked.headers = asked.headers.filter(([name]) => !name.startsWith('content-'));
      }
    }
    throw new TypeError(`fetch failed: more than ${MOST_REDIRECTS} redirects`);
  }

  /**
   * One request and its answer, prepared or the org's own, with nothing done to the connection yet.
   * @param {import('./request.mjs').Asked} asked
   * @returns {Promise<import('./response.mjs').Answer>}
   */
  async answer(asked) {
    const answer = (await this.#prepared.take(asked)) ?? this.#send(asked);
    this.requests.record(asked, answer);
    return answer;
  }

  /** For Playwright: `page.route(`${org.origin}/**`, org.route)`. @param {any} route */
  async route(route) {
    const request = route.request();
    const headers = Object.entries(await request.allHeaders()).filter(([name]) => !name.startsWith(':'));
    const init = { method: request.method(), headers, body: request.postDataBuffer() ?? undefined, redirect: 'manual' };
    let response;
    try {
      response = await this.fetch(request.url(), init);
    } catch (error) {
      if (/** @type {any} */ (error).code) throw error;
      return route.abort('connectionreset');
    }
    const body = Buffer.from(await response.arrayBuffer());
    return route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
  }

  /** @param {string} path @param {any} answer */
  once(path, answer) {
    this.#prepared.add(path, answer);
  }

  snapshot() {
    return new Snapshot(this.#core.snapshot(), [...this.requests]);
  }

  /** @param {Snapshot} snapshot */
  restore(snapshot) {
    const { core, requests } = Snapshot.read(snapshot);
    this.#core.restore(core);
    this.requests.splice(0, Number.POSITIVE_INFINITY, ...requests);
    this.#prepared.clear();
  }

  reset() {
    this.#core.reset();
    this.faults.clear();
    this.#prepared.clear();
    this.requests.length = 0;
  }

  /** @param {object} [options] */
  async listen(options) {
    const server = await this.#listen(this, options);
    this.#servers.add(server);
    return server;
  }

  [DISPOSE]() {
    for (const server of this.#servers) void server.close();
    this.#servers.clear();
    this.#core.free();
    this.#core = DISPOSED;
  }

  /** @param {Pick<import('./request.mjs').Asked, 'method' | 'url' | 'headers' | 'body'>} asked */
  #send({ method, url, headers, body }) {
    // An org below a path is told so, and asked as if it were at the root.
    const { pathname } = new URL(this.origin);
    const isBelow = pathname !== '/' && url.href.startsWith(`${this.origin}/`);
    const path = isBelow ? url.pathname.slice(pathname.length) : url.pathname;
    const [status, names, bytes, transport, unknown] = this.#core.answer(
      method,
      `${url.origin}${path}${url.search}`,
      JSON.stringify(isBelow ? [...headers, ['x-forwarded-prefix', pathname]] : headers),
      body,
    );
    return { status, headers: names, body: bytes, transport, unknown };
  }

  /**
   * Asks for JSON, past the record; an error where the org does not take it. A second argument is posted.
   * @param {string} path
   * @param {any} [content]
   */
  #ask(path, content) {
    const { status, body } = this.#post(path, content);
    if (status >= 400) throw new TypeError(`${path}: ${typeof body === 'string' ? body.trim() : JSON.stringify(body)}`);
    return body;
  }

  /**
   * Sends JSON, or a form where `content` is one, past the record; without it asks.
   * @param {string} path
   * @param {any} [content]
   */
  #post(path, content) {
    const isForm = content instanceof URLSearchParams;
    const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
    const text = content === undefined ? '' : isForm ? String(content) : JSON.stringify(content);
    const { status, body } = this.#send({
      method: content === undefined ? 'GET' : 'POST',
      url: new URL(`${this.origin}${path}`),
      headers: [['content-type', type]],
      body: new TextEncoder().encode(text),
    });
    const answer = new TextDecoder().decode(body);
    return { status, body: /^[[{]/.test(answer) ? JSON.parse(answer) : answer };
  }
}
