// What callers see of an answer: `state.response`, and the `response` that interceptors get.

import { call } from './core.js';
import { headerOf, statusOf, tried, urlOf } from './read-answer.js';

/** The headers by their names in lower case. An object that imitates a `Response` may have none that can be listed. */
function headersOf(answer) {
  const all = {};
  tried(() =>
    answer.headers.forEach((value, name) => {
      all[name] = value;
    }),
  );
  return all;
}

/** `{ url, status, headers, requestId, retryAfter }`. */
export function describe(answer, sentTo) {
  const header = (name) => headerOf(answer, name);
  const after = header('retry-after');
  const date = Date.parse(header('date'));
  const reset = Number(header('x-rate-limit-reset'));
  const seconds = call('retryAfter', Number(after), Date.parse(after), reset, date, Date.now());
  return {
    url: urlOf(answer) || sentTo,
    status: statusOf(answer),
    headers: headersOf(answer),
    requestId: header('x-okta-request-id'),
    retryAfter: seconds < 0 ? undefined : seconds,
  };
}

/** Gives a state its `response`, which is made when it is first read. */
export function withResponse(state, answer, sentTo) {
  let response;
  return Object.defineProperty(state, 'response', {
    get: () => (response = response || describe(answer, sentTo)),
    set(value) {
      response = value;
    },
    configurable: true,
  });
}
