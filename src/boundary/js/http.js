// Sends every request, in this order: the core prepares it, interceptors run, the core sends it, its answer is read,
// and the core decides the outcome.

import { buildState } from './build-state.js';
import { intercept } from './client.js';
import {
  FORM,
  FUNCTION_INTERACT,
  FUNCTION_INTROSPECT,
  FUNCTION_START,
  MEDIA_TYPES,
  OUTCOME_ANSWERED,
  OUTCOME_FAILED,
  OUTCOME_REFUSED,
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
import { tellUrl } from './hide.js';
import { parametersOf } from './parameters.js';
import { contentTypeOf, hasText, isReadAsText, kindOf, learn, plain, statusOf, urlOf } from './read-answer.js';
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
  return new PreparedRequest(purpose, name, url, init, contentType === FORM, toPersist, domain, allowedOrigins);
}

/** The global `fetch`, looked up at each call. */
export function callFetch(url, init) {
  if (typeof fetch !== 'function') {
    throw new Error(
      'there is no global fetch to send requests with: use Node.js 18 or later, or set globalThis.fetch before the first call',
    );
  }
  return fetch(url, init);
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
function settle({ purpose, toPersist, domain }, outcome, value, wwwAuthenticate) {
  const settlement = call('settle', purpose, outcome, wwwAuthenticate);
  const isStart = purpose !== PURPOSE_ACTION;
  const state = () => makeIdxState(value, toPersist);
  if (settlement === SETTLEMENT_VALUE) return value;
  if (settlement === SETTLEMENT_STATE) return isStart ? orFailure(state) : state();
  if (settlement === SETTLEMENT_HANDLE) return value.interaction_handle;
  if (settlement === SETTLEMENT_GO_ON) {
    toPersist.interactionHandle = orFailure(() => value.interaction_handle);
    return send(call('prepareIntrospect', domain, toPersist.interactionHandle, toPersist));
  }
  if (settlement === SETTLEMENT_REJECT_VALUE) throw value;
  if (settlement === SETTLEMENT_REJECT_FAILURE) throw { error: value };
  if (settlement === SETTLEMENT_REJECT_INTROSPECT)
    throw { error: { error: INTROSPECT_FAILED, details: orFailure(state) } };
  const rejected = state();
  if (settlement === SETTLEMENT_REJECT_STEP_UP) rejected.stepUp = true;
  throw rejected;
}

/** Waits for an answer in the caller's promise chain, so that its async context is preserved. */
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
  // Headers are read only where they matter, as an object that imitates a `Response` may have none.
  const isChallenge = request.purpose === PURPOSE_ACTION && answer.status === 401;
  return settle(request, OUTCOME_REFUSED, body, isChallenge ? answer.headers.get('WWW-Authenticate') : undefined);
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
      contentTypeOf(answer),
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
  let given;
  try {
    learn();
    intercept(request);
  } catch (thrown) {
    return settle(request, OUTCOME_FAILED, thrown);
  }
  const { url, init, name, allowedOrigins } = request;
  try {
    const origin = allowedOrigins != null ? originOf(url) : undefined;
    const isForeign = allowedOrigins != null && !hasOrigin(allowedOrigins, origin);
    given = call('send', url, init, name, flawOf(url), isForeign, origin);
  } catch (thrown) {
    return settle(request, OUTCOME_FAILED, masked(thrown, url));
  }
  return receive(request, given);
}

/** Sends the request that `prepare` returns. If it throws, the promise rejects. */
function request(prepare) {
  try {
    return send(prepare());
  } catch (thrown) {
    return Promise.reject(thrown);
  }
}

const begin = (fn, given) => request(() => call('prepare', fn, parametersOf(given)));

/** Begins a flow, or resumes the flow of a `stateHandle` or `interactionHandle`. */
export const start = (config) => begin(FUNCTION_START, config);

/** `POST {baseUrl}/v1/interact`. Resolves to the interaction handle. */
export const interact = (params) => begin(FUNCTION_INTERACT, params);

/** `POST {domain}/idp/idx/introspect`. Resolves to the response's JSON. */
export const introspect = (params) => begin(FUNCTION_INTROSPECT, params);

/** Sends an action with the caller's parameters. */
const sendAction = (template, params) =>
  request(() => {
    const { definition, href, toPersist } = template;
    const { method, name, accepts } = definition;
    const { withCredentials, allowedOrigins } = toPersist || {};
    if (allowedOrigins != null && !Array.isArray(allowedOrigins))
      throw new TypeError('allowedOrigins must be an array of origins');
    const prepared = call('prepareAction', name, method, href, accepts, toPersist, { withCredentials, allowedOrigins });
    prepared.init.body = bodyOf(template, params, prepared.isForm);
    return prepared;
  });

/**
 * Makes a state of an IDX response. `raw` is kept, not copied, and its `relatesTo` paths are replaced by the objects
 * they point at. Throws a `TypeError` for an unreadable response (`null`, or remediations or fields that are not
 * lists).
 */
export const makeIdxState = (raw, toPersist) => buildState(raw, toPersist, sendAction);

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
