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

/** Runs the request interceptors, in order, and takes the url out again. */
export function intercept(options) {
  learnJson();
  client.interceptors?.request.handlers.forEach((handler) => handler.before(options));
  const { url } = options;
  delete options.url;
  return url;
}

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

/** A response's text; `undefined` of what only looks like one, or has a `json` that is not fetch's. */
export const text = (response) =>
  typeof Response === 'function' && response instanceof Response && response.json === nativeJson
    ? response.text()
    : undefined;

/** A promise of its own for whatever a function or thenable of the page does. */
export const settle = async (value) => value;

/** Calls a remediation's action as it is now: callers may have put their own in its place. */
export const act = async (remediation, params) => remediation.action(params);

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
