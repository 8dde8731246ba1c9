// Clients: interceptors, which callers see, and the options of `createClient`.

import { describe } from './answer.js';
import { configError } from './errors.js';
import { webOrigins } from './url.js';

const USER_AGENT = 'X-Okta-User-Agent-Extended';

/** A list of interceptors. `member` is the name under which a handler has its function. */
function Interceptors(member) {
  this.handlers = [];
  this.use = function use(handler) {
    this.handlers.push({ [member]: handler });
  };
  this.clear = function clear() {
    this.handlers = [];
  };
}

/** @param {string} option with what it must be */
const wrong = (option) => configError(`createClient: ${option}`);

/** A copy of the `headers` of `createClient`. */
function headersOf(headers) {
  if (typeof headers !== 'object') throw wrong('`headers` must be an object');
  const copy = { ...headers };
  for (const name of Object.keys(copy))
    if (typeof copy[name] !== 'string') throw wrong(`the header \`${name}\` must be a string`);
  return copy;
}

/** A client with its options. Its states and their requests never use another one. */
export class Client {
  /** @param {any} [options] of `createClient` */
  constructor(options = {}) {
    if (typeof options !== 'object' || !options) throw wrong('the options must be an object');
    const { fetch, headers, userAgent, allowedOrigins } = options;
    if (fetch != null && typeof fetch !== 'function') throw wrong('`fetch` must be a function');
    if (userAgent != null && userAgent !== false && typeof userAgent !== 'string')
      throw wrong('`userAgent` must be a string or false');
    const origins = allowedOrigins == null ? undefined : webOrigins(allowedOrigins);
    if (origins === null) throw wrong('`allowedOrigins` must be an array of https: or http: origins');
    /** What callers see as `client`. */
    this.http = { interceptors: { request: new Interceptors('before'), response: new Interceptors('after') } };
    this.fetch = fetch == null ? undefined : fetch;
    this.headers = headers == null ? undefined : headersOf(headers);
    this.userAgent = userAgent;
    this.allowedOrigins = origins;
  }

  /** Adds this client's headers to those of a request. They replace headers of the same name, in any case. */
  addHeaders(own) {
    const { userAgent, headers } = this;
    if (userAgent === false) delete own[USER_AGENT];
    else if (userAgent) own[USER_AGENT] += ` ${userAgent}`;
    if (!headers) return;
    for (const name of Object.keys(headers)) {
      const key = name.toLowerCase();
      for (const other of Object.keys(own)) if (other.toLowerCase() === key) delete own[other];
      own[name] = headers[name];
    }
  }

  /**
   * Runs the request interceptors and keeps their changes. `url` is removed again, as it is not an option of `fetch`.
   */
  intercept(request) {
    const { interceptors } = this.http;
    if (!interceptors || interceptors.request.handlers.length === 0) return;
    const options = { url: request.url, ...request.init };
    interceptors.request.handlers.forEach((handler) => handler.before(options));
    request.url = options.url;
    request.init = options;
    delete options.url;
  }

  /** Runs the response interceptors. `answer` and `error` are undefined if there is none. */
  report(request, answer, body, error) {
    const { interceptors } = this.http;
    const after = interceptors && interceptors.response;
    if (!after || after.handlers.length === 0) return;
    const { method, headers } = request.init;
    const report = { request: { url: request.url, method, headers } };
    if (answer) {
      const { url, status, headers } = describe(answer, request.url);
      report.response = { url, status, headers, body };
    }
    if (error !== undefined) report.error = error;
    after.handlers.forEach((handler) => handler.after(report));
  }
}
