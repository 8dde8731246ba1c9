// Sends every request, in this order: the core prepares it, interceptors run, the core sends it, its answer is read,
// and the core decides the outcome.

import { withResponse } from './answer.js';
import { buildState } from './build-state.js';
import {
  ERR_IDX_NO_FETCH,
  FORM,
  FUNCTION_INTERACT,
  FUNCTION_INTROSPECT,
  FUNCTION_START,
  MEDIA_TYPES,
  OUTCOME_ANSWERED,
  OUTCOME_FAILED,
  OUTCOME_REFUSED,
  PARAM_SIGNAL,
  PURPOSE_ACTION,
  SETTLEMENT_GO_ON,
  SETTLEMENT_HANDLE,
  SETTLEMENT_REJECT_FAILURE,
  SETTLEMENT_REJECT_INTROSPECT,
  SETTLEMENT_REJECT_STEP_UP,
  SETTLEMENT_REJECT_VALUE,
  SETTLEMENT_STATE,
  SETTLEMENT_VALUE,
  USER_AGENT,
} from './codes.js';
import { call } from './core.js';
import { configError, tellUrl } from './errors.js';
import { hide } from './hide.js';
import { parametersOf } from './parameters.js';
import { hasText, headerOf, isReadAsText, kindOf, learn, plain, statusOf, urlOf } from './read-answer.js';
import { checkedSignal, reasonOf, throwIfAborted, unlessAborted } from './signal.js';
import { flawOf, hasOrigin, originOf, withoutSecrets } from './url.js';

/** A request that the core has prepared. */
class PreparedRequest {
  constructor(purpose, name, url, init, isForm, toPersist, domain, allowedOrigins) {
    this.purpose = purpose;
    /** The name of the action or the endpoint. */
    this.name = name;
    this.url = url;
    this.init = init;
    this.isForm = isForm;
    this.toPersist = toPersist;
    /** Where to send the `introspect` of a flow that has just begun. */
    this.domain = domain;
    this.allowedOrigins = allowedOrigins;
    this.client = undefined;
    /** The caller's. */
    this.signal = undefined;
  }

  /** Gives the request its client, with that one's headers, and the caller's signal. */
  sentBy(client, signal) {
    this.client = client;
    client.addHeaders(this.init.headers);
    if (signal) this.init.signal = this.signal = signal;
    return this;
  }
}

/** Makes a request from the core's values. Its options are in the order in which interceptors see them. */
export function prepared(
  purpose,
  name,
  url,
  method = 'POST',
  contentType,
  accept,
  accepts,
  credentials,
  body,
  toPersist,
  domain,
  { allowedOrigins },
) {
  const headers = { 'X-Okta-User-Agent-Extended': USER_AGENT, 'content-type': MEDIA_TYPES[contentType] };
  if (accept) headers.accept = MEDIA_TYPES[accept];
  else if (accepts !== undefined) headers.accept = accepts;
  const init = { method, headers, credentials, body };
  // workerd has no cookies, and its `fetch` throws if `credentials` is set.
  if (typeof Request === 'function' && Request.prototype && !('credentials' in Request.prototype))
    delete init.credentials;
  // A redirect could send the body to another origin.
  if (allowedOrigins != null) init.redirect = 'error';
  const isForm = contentType === FORM;
  const called = purpose === PURPOSE_ACTION ? name : isForm ? 'interact' : 'introspect';
  return new PreparedRequest(purpose, called, url, init, isForm, toPersist, domain, allowedOrigins);
}

/** Calls the client's `fetch`, or the global one, looked up at each call. */
export function callFetch(url, init, own) {
  const send = own || (typeof fetch === 'function' ? fetch : undefined);
  if (send === undefined) {
    const error = new Error(
      'there is no global fetch to send requests with: use Node.js 18 or later, or set globalThis.fetch before the first call',
    );
    throw hide(error, 'code', ERR_IDX_NO_FETCH);
  }
  return send(url, init);
}

const INTROSPECT_FAILED = 'introspect call failed';

/** Returns the result of `run`, and wraps its exception as `start` does. */
function orFailure(run) {
  try {
    return run();
  } catch (error) {
    throw { error };
  }
}

/** Returns the result for the caller, or the promise of the next request. Throws the rejection value for the caller. */
function settle(request, outcome, value, answer, wwwAuthenticate) {
  const { purpose, client, url, toPersist, domain } = request;
  const settlement = call('settle', purpose, outcome, wwwAuthenticate);
  const isStart = purpose !== PURPOSE_ACTION;
  const state = () => {
    const made = makeIdxState(client, value, toPersist);
    return answer === undefined ? made : withResponse(made, answer, url);
  };
  if (settlement === SETTLEMENT_VALUE) return value;
  if (settlement === SETTLEMENT_STATE) return isStart ? orFailure(state) : state();
  if (settlement === SETTLEMENT_HANDLE) return value.interaction_handle;
  if (settlement === SETTLEMENT_GO_ON) {
    toPersist.interactionHandle = orFailure(() => value.interaction_handle);
    const next = call('prepareIntrospect', domain, toPersist.interactionHandle, toPersist);
    return send(next.sentBy(client, request.signal));
  }
  if (settlement === SETTLEMENT_REJECT_VALUE) throw value;
  if (settlement === SETTLEMENT_REJECT_FAILURE) throw { error: value };
  if (settlement === SETTLEMENT_REJECT_INTROSPECT)
    throw { error: { error: INTROSPECT_FAILED, details: orFailure(state) } };
  const rejected = state();
  if (settlement === SETTLEMENT_REJECT_STEP_UP) rejected.stepUp = true;
  throw rejected;
}

/**
 * Waits for an answer in the caller's promise chain, so that its async context is preserved. After the signal is
 * aborted, nothing is waited for.
 */
async function receive(request, given, signal) {
  const { client } = request;
  let answer;
  let ok;
  let text;
  let body;
  try {
    const it = await (signal ? unlessAborted(signal, given) : given);
    ok = !!it.ok;
    answer = it;
    const isText = hasText(it);
    const read = isText ? it.text() : it.json();
    body = await (signal ? unlessAborted(signal, read) : read);
    if (isText) body = JSON.parse((text = body));
  } catch (cause) {
    const isAborted = signal && signal.aborted;
    // A `fetch` may reject with an error of its own for it.
    const error = isAborted ? reasonOf(signal) : explained(cause, request.url, answer, text);
    client.report(request, answer, undefined, error);
    if (isAborted) throw error;
    return settle(request, OUTCOME_FAILED, error, answer);
  }
  client.report(request, answer, body);
  if (ok) return settle(request, OUTCOME_ANSWERED, body, answer);
  // Headers are read only where they matter, as an object that imitates a `Response` may have none.
  const isChallenge = request.purpose === PURPOSE_ACTION && answer.status === 401;
  const challenge = isChallenge ? answer.headers.get('WWW-Authenticate') : undefined;
  return settle(request, OUTCOME_REFUSED, body, answer, challenge);
}

const notSent = (shown) => `fetch failed: ${shown}`;

/** The rejection value of a request without an answer, or with an unreadable one. */
function explained(thrown, sentTo, answer, text) {
  const kind = kindOf(thrown);
  const shown = call('shownUrl', sentTo);
  const cause = withoutSecrets(thrown, sentTo, notSent(shown));
  if (answer !== undefined) {
    return call(
      'explain',
      cause,
      kind,
      statusOf(answer),
      text === undefined && isReadAsText(answer),
      plain(answer),
      urlOf(answer),
      headerOf(answer, 'content-type'),
      text,
    );
  }
  if (kind === 1) tellUrl(cause, shown);
  return cause;
}

/**
 * A synchronous exception of `fetch` without the secrets of its URL. The core's own errors are plain and contain none.
 */
const masked = (thrown, url) =>
  thrown && thrown.name === 'Error' ? thrown : withoutSecrets(thrown, url, notSent(call('shownUrl', url)));

/** Sends a request. `fetch` is called before this returns. */
function send(request) {
  const { client } = request;
  let given;
  throwIfAborted(request.signal);
  try {
    learn();
    client.intercept(request);
  } catch (thrown) {
    return settle(request, OUTCOME_FAILED, thrown);
  }
  const { url, init, name, allowedOrigins } = request;
  // An interceptor may have replaced it.
  const signal = request.signal && init.signal;
  throwIfAborted(signal);
  try {
    const origin = allowedOrigins != null ? originOf(url) : undefined;
    const isForeign = allowedOrigins != null && !hasOrigin(allowedOrigins, origin);
    given = call('send', url, init, name, flawOf(url), isForeign, origin, client.fetch);
  } catch (thrown) {
    throwIfAborted(signal);
    const error = masked(thrown, url);
    client.report(request, undefined, undefined, error);
    return settle(request, OUTCOME_FAILED, error);
  }
  return receive(request, given, signal);
}

/** Sends the request that `prepare` returns. If it throws, the promise rejects. */
function request(prepare) {
  try {
    return send(prepare());
  } catch (thrown) {
    return Promise.reject(thrown);
  }
}

const begin = (client, fn, given) =>
  request(() => {
    const values = parametersOf(given, client);
    const prepared = call('prepare', fn, values);
    return prepared.sentBy(client, checkedSignal(values[PARAM_SIGNAL]));
  });

/** Begins a flow, or resumes the flow of a `stateHandle` or `interactionHandle`. */
export const start = (client, config) => begin(client, FUNCTION_START, config);

/** `POST {baseUrl}/v1/interact`. Resolves to the interaction handle. */
export const interact = (client, params) => begin(client, FUNCTION_INTERACT, params);

/** `POST {domain}/idp/idx/introspect`. Resolves to the response's JSON. */
export const introspect = (client, params) => begin(client, FUNCTION_INTROSPECT, params);

/** Sends an action with the caller's parameters. */
const sendAction = (template, params, options) =>
  request(() => {
    const { client, definition, href, toPersist } = template;
    const signal = checkedSignal(typeof options === 'object' && options ? options.signal : undefined);
    const { method, name, accepts } = definition;
    const { withCredentials, allowedOrigins: own } = toPersist || {};
    const allowedOrigins = own == null ? client.allowedOrigins : own;
    if (allowedOrigins != null && !Array.isArray(allowedOrigins))
      throw configError('allowedOrigins must be an array of origins');
    const prepared = call('prepareAction', name, method, href, accepts, toPersist, { withCredentials, allowedOrigins });
    prepared.init.body = bodyOf(template, params, prepared.isForm);
    return prepared.sentBy(client, signal);
  });

/**
 * Makes a state of an IDX response. `raw` is kept, not copied, and its `relatesTo` paths are replaced by the objects
 * they point at. Throws a `TypeError` for an unreadable response (`null`, or remediations or fields that are not
 * lists).
 */
export const makeIdxState = (client, raw, toPersist) => buildState(client, raw, toPersist, sendAction);

/**
 * The body of an action: its defaults, the caller's parameters and its immutables, as JSON or as a form. In a form,
 * values that are not strings are JSON-encoded; undefined values are omitted.
 */
function bodyOf({ defaults, immutables }, params, isForm) {
  const all = { ...defaults, ...params, ...immutables };
  if (!isForm) return JSON.stringify(all);
  const pairs = [];
  for (const [name, value] of Object.entries(all)) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (typeof text === 'string') pairs.push(call('formPair', name, text));
  }
  return pairs.join('&');
}
