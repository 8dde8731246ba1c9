// What the core calls in a page besides `fetch`. What anything means is decided in Rust (src/protocol).

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
  learnJson();
  const headers = { 'X-Okta-User-Agent-Extended': agent, 'content-type': type };
  if (accept !== undefined) headers.accept = accept;
  const init = { method, headers, credentials, body };
  if (guarded) init.redirect = 'error';
  const { interceptors } = client;
  if (!interceptors || interceptors.request.handlers.length === 0) return { url, init };
  const options = { url, ...init };
  interceptors.request.handlers.forEach((handler) => handler.before(options));
  const prepared = { url: options.url, init: options };
  delete options.url;
  return prepared;
}

/** The origin that a url is sent to; that of the page where it is relative. */
export const originOf = (url) => new URL(url, globalThis.document?.baseURI ?? globalThis.location?.href).origin;

/** @type {unknown} Fetch's own `json`, from before anybody put another in its place. */
let nativeJson;
const learnJson = () => {
  nativeJson ??= globalThis.Response?.prototype.json;
};
// Node.js has a getter there that loads its whole HTTP client, for which the first request is soon enough.
if (Object.getOwnPropertyDescriptor(globalThis, 'Response')?.value) learnJson();

/** Whether a response is one of the page's own `fetch`, with nothing put over its members. */
export const isPlain = (response) =>
  Object.getPrototypeOf(response) === Response.prototype && !Object.getOwnPropertyNames(response).length;

/** What `json()` of fetch's own would parse; not of what only looks like a response, or has another `json`. */
export const hasText = (response) =>
  typeof Response === 'function' && response instanceof Response && response.json === nativeJson;

/** Waits for an answer and reads it. What it means, and what a failure does, is decided in Rust. */
export async function outcome(url, given) {
  const read = { url, answer: undefined, ok: false, status: 0, text: undefined, body: undefined, failed: false, cause: undefined };
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
  }
  return read;
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
export const receive = async (url, given, next, flow) => next(await outcome(url, given), flow);

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

/** Whether a list of origins has one. */
export const has = (origins, origin) => origins.includes(origin);

/** What a flow goes on with. */
export const flow = (domain, toPersist) => ({ domain, toPersist });
