// The one way of every request: the core prepares it, interceptors see it, the core sends it, its answer is read, the core
// settles it.

import { intercept } from './client.js';
import {
  FUNCTION_INTERACT, FUNCTION_INTROSPECT, FUNCTION_START, MEDIA_TYPES, OUTCOME_ANSWERED, OUTCOME_FAILED, OUTCOME_REFUSED, PURPOSE_ACTION, USER_AGENT,
} from './codes.js';
import { call } from './core.js';
import { contentTypeOf, hasText, isReadAsText, kindOf, learn, plain, statusOf, urlOf } from './read-answer.js';
import { flawOf, hasOrigin, originOf } from './url.js';

/** A request that the core has prepared, in the order in which interceptors see it. */
class PreparedRequest {
  constructor(purpose, name, url, init, toPersist, domain) {
    this.purpose = purpose;
    /** Of the action, or of the endpoint. */
    this.name = name;
    this.url = url;
    this.init = init;
    this.toPersist = toPersist;
    /** Where a flow that has just begun goes on. */
    this.domain = domain;
    this.allowedOrigins = toPersist?.allowedOrigins;
  }
}

/** Makes what `fetch` is given, of what the core says. */
export function prepared(purpose, name, url, method = 'POST', contentType, accept, accepts, credentials, body, toPersist, domain) {
  learn();
  const headers = { 'X-Okta-User-Agent-Extended': USER_AGENT, 'content-type': MEDIA_TYPES[contentType] };
  if (accept) headers.accept = MEDIA_TYPES[accept];
  else if (accepts !== undefined) headers.accept = accepts;
  const init = { method, headers, credentials, body };
  // The fetch of workerd has no cookies, and throws where it is told about them.
  if (typeof Request === 'function' && Request.prototype && !('credentials' in Request.prototype)) delete init.credentials;
  const request = new PreparedRequest(purpose, name, url, init, toPersist, domain);
  const { allowedOrigins } = request;
  if (allowedOrigins != null) {
    if (!Array.isArray(allowedOrigins)) throw new TypeError('allowedOrigins must be an array of origins');
    // A redirect would take the body on to anywhere.
    init.redirect = 'error';
  }
  return request;
}

/** The global `fetch`, looked up at each call. */
export function callFetch(url, init) {
  if (typeof fetch !== 'function') {
    throw new Error('there is no global fetch to send requests with: use Node.js 18 or later, or set globalThis.fetch before the first call');
  }
  return fetch(url, init);
}

/** What comes of a request: what its caller gets, or the next request to send. Throws what its caller is rejected with. */
function settle({ purpose, toPersist, domain }, outcome, value, wwwAuthenticate) {
  const settled = call('settle', purpose, toPersist, domain, outcome, value, wwwAuthenticate);
  return settled instanceof PreparedRequest ? send(settled) : settled;
}

/** Waits for an answer, in the caller's own chain of promises, so that its async context goes on, too. */
async function receive(request, given) {
  let answer;
  let ok;
  let text;
  let body;
  try {
    const it = await given;
    ok = !!it.ok;
    answer = it;
    if (hasText(it)) body = JSON.parse((text = await it.text()));
    else body = await it.json();
  } catch (cause) {
    return settle(request, OUTCOME_FAILED, explained(cause, request.url, answer, text));
  }
  if (ok) return settle(request, OUTCOME_ANSWERED, body);
  // Headers are read only where they tell something, as a look-alike may have none.
  const isChallenge = request.purpose === PURPOSE_ACTION && answer.status === 401;
  return settle(request, OUTCOME_REFUSED, body, isChallenge ? answer.headers.get('WWW-Authenticate') : undefined);
}

/** What a request rejects with that was not answered, or whose answer cannot be read. */
const explained = (cause, sentTo, answer, text) =>
  call('explain', cause, kindOf(cause), sentTo, answer === undefined ? -1 : statusOf(answer), text === undefined && isReadAsText(answer), plain(answer), urlOf(answer), contentTypeOf(answer), text);

/** Sends a request. `fetch` is called before this returns. */
function send(request) {
  let given;
  try {
    intercept(request);
    const { url, allowedOrigins } = request;
    const origin = allowedOrigins != null ? originOf(url) : undefined;
    const isForeign = allowedOrigins != null && !hasOrigin(allowedOrigins, origin);
    given = call('send', url, request.init, request.name, flawOf(url), isForeign, origin);
  } catch (thrown) {
    return settle(request, OUTCOME_FAILED, thrown);
  }
  return receive(request, given);
}

/** Sends what `prepare` gives. What it throws, its promise rejects with. */
function request(prepare) {
  try {
    return send(prepare());
  } catch (thrown) {
    return Promise.reject(thrown);
  }
}

export const start = (config) => request(() => call('prepare', FUNCTION_START, config));

export const interact = (params) => request(() => call('prepare', FUNCTION_INTERACT, params));

export const introspect = (params) => request(() => call('prepare', FUNCTION_INTROSPECT, params));

/** Sends an action, with what the caller gives. */
export const sendAction = (template, params) =>
  request(() => {
    const { method, name, accepts } = template.definition;
    return call('prepareAction', name, method, template.href, accepts, template, params, template.toPersist);
  });

/**
 * The body of an action: its defaults, what the caller gives, its immutables. JSON, or a form, which holds texts: what is none is
 * written as JSON, and what JSON leaves out is left out.
 */
export function bodyOf({ defaults, immutables }, params, isForm) {
  const all = { ...defaults, ...params, ...immutables };
  if (!isForm) return JSON.stringify(all);
  const pairs = [];
  for (const [name, value] of Object.entries(all)) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (typeof text === 'string') pairs.push(call('formPair', name, text));
  }
  return pairs.join('&');
}
