// What the core calls in a page, and how JavaScript calls the core. What anything means is decided in Rust (src/protocol).

/** 4 MiB of memory, in pages: an ordinary flow needs a third of it. */
const MANY_PAGES = 64;

/**
 * The exports of the core, with `renew`, which starts it anew with memory of its initial size.
 * @type {Record<string, (...given: unknown[]) => any>}
 */
let core;

/** How many calls of the core are on the stack: a getter that it reads may call it again. */
let depth = 0;

/** Takes the core whose exports `enter` calls. */
export const connect = (exports) => {
  core = exports;
};

/**
 * Calls an export of the core. Its memory can grow but not shrink, so a core that one large response made grow is replaced:
 * nothing that callers hold lives in it.
 */
export function enter(name, first, second, third) {
  depth++;
  try {
    return core[name](first, second, third);
  } finally {
    depth--;
    if (depth === 0 && core.pages() > MANY_PAGES) core.renew();
  }
}

const hasOwn = Object.prototype.hasOwnProperty;

function Interceptor() {
  this.handlers = [];
  this.use = function use(before) {
    this.handlers.push({ before });
  };
  this.clear = function clear() {
    this.handlers = [];
  };
}

/** The HTTP client that callers see: `client.interceptors.request.use(fn)`. */
export let client = { interceptors: { request: new Interceptor() } };

/** Takes the client of a core in whose place this one comes. */
export const share = (theirs) => {
  client = theirs;
};

/**
 * A request as interceptors see it, in this order, and as they leave it; `url` is no option of `fetch`.
 * A guarded one follows no redirect: that would send the body on to anywhere.
 */
export function prepare(url, method, credentials, body, agent, type, accept, guarded) {
  if (typeof Response === 'function') learnJson(Response.prototype);
  const headers = { 'X-Okta-User-Agent-Extended': agent, 'content-type': type };
  if (accept !== undefined) headers.accept = accept;
  const init = { method, headers, credentials, body };
  // The fetch of workerd has no cookies, and throws where it is told about them.
  if (typeof Request === 'function' && Request.prototype && !('credentials' in Request.prototype)) delete init.credentials;
  if (guarded) init.redirect = 'error';
  const { interceptors } = client;
  if (!interceptors || interceptors.request.handlers.length === 0) return { url, init };
  const options = { url, ...init };
  interceptors.request.handlers.forEach((handler) => handler.before(options));
  const prepared = { url: options.url, init: options };
  delete options.url;
  return prepared;
}

/** A URL as `fetch` resolves it. Throws where it is not one. */
const parse = (url) => new URL(url, globalThis.document?.baseURI ?? globalThis.location?.href);

/** @type {boolean | undefined} */
let isUrlComplete;

/** Whether the global `URL` parses as the standard says. That of React Native throws for some parts, or finds them by patterns. */
function urlParses() {
  if (isUrlComplete === undefined) {
    try {
      isUrlComplete = new URL('https://u@a.example:443/?@').origin === 'https://a.example';
    } catch {
      isUrlComplete = false;
    }
  }
  return isUrlComplete;
}

/** The origin of an absolute URL. Throws where it is not one. */
export function originOfAbsolute(url) {
  if (urlParses()) return new URL(url).origin;
  const [origin] = /^https?:\/\/[^/?#@\\\s]+(?=[/?#]|$)/i.exec(url) || [];
  if (!origin) throw new TypeError('Invalid URL');
  return origin.toLowerCase();
}

/** The origin of an absolute URL of `https:` or `http:`; undefined for everything else. */
export function webOrigin(url) {
  try {
    const { protocol, origin } = new URL(url);
    return /^https?:$/.test(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
}

/** The origin that a URL is sent to, which may be relative; undefined where it is not of the web. */
export function originOf(url) {
  try {
    return webOrigin(parse(url).href);
  } catch {
    return undefined;
  }
}

/** Whether a list of origins has one. */
export const hasOrigin = (origins, origin) => origins.some((allowed) => webOrigin(allowed) === origin);

/** What makes an absolute URL one that `fetch` refuses: 1 if it is invalid, 2 if it has a user name or password, else 0. */
export function flawOf(url) {
  // Only those that have something to hide are parsed.
  if (!/^[\0- ]*https?:.*[@?#]/is.test(url) || !urlParses()) return 0;
  try {
    const { username, password } = parse(url);
    return username || password ? 2 : 0;
  } catch {
    return 1;
  }
}

/** The global `fetch`, looked up at each call. */
export function send(url, init) {
  if (typeof fetch !== 'function') {
    throw new Error('there is no global fetch to send requests with: use Node.js 18 or later, or set globalThis.fetch before the first call');
  }
  return fetch(url, init);
}

/** The `json` of each kind of `Response`, from before anybody put another in its place. */
const nativeJson = new WeakMap();

/** @param {object | undefined} prototype of responses */
const learnJson = (prototype) => {
  if (prototype && !nativeJson.has(prototype)) nativeJson.set(prototype, prototype.json);
};
// Node.js has a getter there that loads its whole HTTP client, for which the first request is soon enough.
if (Object.getOwnPropertyDescriptor(globalThis, 'Response')?.value) learnJson(Response.prototype);

/** Whether a response is one of the page's own `fetch`, with nothing put over its members. */
export const isPlain = (response) =>
  Object.getPrototypeOf(response) === Response.prototype && !Object.getOwnPropertyNames(response).length;

/**
 * Whether `json()` of an answer parses what `text()` gives: true for a `Response` of any realm or library, false for what only
 * looks like one, or has another `json`.
 */
export function hasText(answer) {
  let owner = answer;
  while (owner && !hasOwn.call(owner, 'json')) owner = Object.getPrototypeOf(owner);
  // A subclass with a `json` of its own has no such tag of its own.
  if (!owner || owner === answer || !hasOwn.call(owner, Symbol.toStringTag) || owner[Symbol.toStringTag] !== 'Response') return false;
  learnJson(owner);
  return owner.json === nativeJson.get(owner) && typeof answer.text === 'function';
}

/** The name of an error, of whichever realm; empty for a value that is not an object. */
function nameOf(error) {
  try {
    return typeof error === 'object' && error ? String(error.name) : '';
  } catch {
    return '';
  }
}

/** Waits for an answer and reads it. What it means, and what a failure does, is decided in Rust. */
export async function outcome(url, given) {
  const read = { url, answer: undefined, ok: false, status: 0, text: undefined, body: undefined, failed: false, cause: undefined, name: '' };
  try {
    const answer = await given;
    read.ok = !!answer.ok;
    read.status = answer.status;
    read.answer = answer;
    if (hasText(answer)) read.body = JSON.parse((read.text = await answer.text()));
    else read.body = await answer.json();
  } catch (cause) {
    read.failed = true;
    read.cause = cause;
    read.name = nameOf(cause);
  }
  return read;
}

/** The parts of a URL that no error may show: its query and fragment, its user name and password. */
function secretsOf(url) {
  const text = `${url}`;
  const [, user, , query] = /^(?:[^/?#]*\/\/([^/?#]*)@)?([^?#]*)[?#]?(.*)$/s.exec(text) || [];
  const secrets = [user, query];
  try {
    // As `fetch` normalises them.
    const { username, password, search, hash } = parse(text);
    secrets.push(username, password, search.slice(1), hash.slice(1));
  } catch {
    // It is only as it was written.
  }
  return secrets.filter(Boolean);
}

/** Whether a text is in an error, its causes or other properties. */
function quotes(it, texts, deep = 0) {
  if (typeof it === 'string') return texts.some((text) => it.includes(text));
  if (typeof it !== 'object' || !it || deep > 4) return false;
  return Object.getOwnPropertyNames(it).some((key) => quotes(it[key], texts, deep + 1));
}

/**
 * An error of fetch's own, which some runtimes and libraries write the whole URL into. One that shows a secret part of it is
 * replaced by a `TypeError` that has only its code.
 */
export function withoutSecrets(error, url, message) {
  const secrets = secretsOf(url);
  try {
    if (secrets.length === 0 || !quotes(error, secrets)) return error;
    const code = error.code || (error.cause && error.cause.code);
    const clean = new TypeError(message);
    if (typeof code === 'string' && !quotes(code, secrets)) Object.defineProperty(clean, 'cause', { value: { code }, writable: true, configurable: true });
    return clean;
  } catch {
    return error;
  }
}

/** Tells an error of fetch's own, which says why and not where, where to. */
export function tellUrl(error, url) {
  try {
    if (!error.url) Object.defineProperty(error, 'url', { value: url, writable: true, configurable: true });
  } catch {
    // Frozen: it is somebody else's.
  }
}

/** Goes on with an answer in the caller's own chain of promises, so that its async context goes on, too. */
export const receive = async (url, given, step, context) => enter(step, await outcome(url, given), context);

/** Calls a remediation's action as it is now: callers may have put their own in its place. */
export function act(remediation, params) {
  try {
    const called = remediation.action(params);
    return called instanceof Promise ? called : Promise.resolve(called);
  } catch (thrown) {
    return Promise.reject(thrown);
  }
}

/** What an action sends: its defaults, what the caller gives, its immutables. */
export const merge = (form, params) => ({ ...form.defaults, ...params, ...form.immutables });

/** A value as a template literal writes it; what cannot be written, as its type. */
export function textOf(value) {
  try {
    return `${value}`;
  } catch {
    return typeof value;
  }
}

/** Whether cookies go along, as it is when an action is called. */
export const withCredentials = (toPersist) => toPersist?.withCredentials;

/** Where actions may be sent, as it is when one is called. */
export const allowedOrigins = (toPersist) => toPersist?.allowedOrigins;

/** What a flow goes on with. */
export const flow = (domain, toPersist) => ({ domain, toPersist });
