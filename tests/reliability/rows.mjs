// @ts-check
// What can go wrong, and what the caller gets then: the table of docs/reliability.md.
import assert from 'node:assert/strict';

import { QUERY } from './observe.mjs';

/**
 * @typedef {import('./observe.mjs').Seen} Seen
 * @typedef {import('./observe.mjs').Place} Place
 * @typedef {object} Where
 * @property {string} url of the request that goes wrong
 * @property {Place} place
 * @property {'node' | 'page'} runtime
 * @property {'node-fetch'} [library] in the place of the runtime's own `fetch`
 * @property {string} other an address of another origin
 * @property {string} closed an origin where nothing listens
 * @typedef {object} Row
 * @property {string} name
 * @property {unknown} fault as the mock org takes it; `OTHER` and `CLOSED` in it are other origins
 * @property {number} [times]
 * @property {string} gets what the caller gets, for the table
 * @property {'node' | 'page'} [only] where it can happen
 * @property {'node-fetch'} [not] the library that the row is not tested with
 * @property {Place[]} [places] the first three by default
 * @property {'same' | 'new'} [next] how the test continues: with the same flow, or with a new one
 * @property {(seen: Seen, where: Where) => void} check
 */

/** Where most faults are tested. @type {Place[]} */
export const PLACES = ['interact', 'introspect', 'challenge'];

/** Paths at which things go wrong. @type {Record<Place, string>} */
export const PATHS = {
  interact: '/oauth2/default/v1/interact',
  introspect: '/idp/idx/introspect',
  challenge: '/idp/idx/challenge/answer',
  form: '/idp/idx/introspect',
  abort: '/idp/idx/challenge/answer',
  guarded: '/idp/idx/challenge/answer',
};

const thrown = (/** @type {Seen} */ seen) => {
  assert.equal(seen.resolved, false, 'it rejects');
  assert.ok(seen.thrown);
  return seen.thrown;
};

/** An error of fetch's own, with the URL: the message of a failed connection, and its code where the runtime tells. */
const network = (
  /** @type {Seen} */ seen,
  /** @type {Where} */ { runtime, library, url },
  code = /^(UND_ERR_SOCKET|ECONNRESET)$/,
) => {
  const { kind, name, message, causeCode, url: told } = thrown(seen);
  assert.deepEqual({ kind, name, told }, { kind: 'error', name: library ? 'FetchError' : 'TypeError', told: url });
  if (library) assert.ok(message.startsWith(`request to ${url} failed, reason: `), message);
  else assert.equal(message, runtime === 'node' ? 'fetch failed' : 'Failed to fetch');
  if (runtime === 'node') assert.match(String(causeCode), code);
};

/** The body broke off. */
const torn = (/** @type {Seen} */ seen, /** @type {Where} */ { url }) => {
  const { kind, message, status, url: told } = thrown(seen);
  assert.deepEqual({ kind, status, told }, { kind: 'error', status: 200, told: url });
  assert.ok(message.startsWith(`the answer breaks off: status 200 from ${url}, content type application/`), message);
};

/** Something that is no JSON. */
const notJson =
  (/** @type {number} */ status, /** @type {string} */ says, at = (/** @type {Where} */ { url }) => url) =>
  (/** @type {Seen} */ seen, /** @type {Where} */ where) => {
    const { kind, message, status: told, url } = thrown(seen);
    assert.deepEqual({ kind, status: told, url }, { kind: 'error', status, url: at(where) });
    assert.ok(message.startsWith(`the answer is not JSON: status ${status} from ${at(where)}`), message);
    assert.ok(message.includes(says), message);
  };

const goesOn = (/** @type {Seen} */ seen) => {
  assert.equal(seen.resolved, true, JSON.stringify(seen.thrown));
};

/** The state of what an org says. */
const says = (/** @type {string} */ key) => (/** @type {Seen} */ seen) => {
  const { kind, messages } = thrown(seen);
  assert.deepEqual({ kind, messages }, { kind: 'state', messages: [key] });
};

/** @type {Row[]} */
export const ROWS = [
  {
    name: 'the connection closes without an answer',
    fault: 'drop',
    gets: "`fetch`'s own `TypeError` (`fetch failed`, `cause` has a `code`; in a page `Failed to fetch`; node-fetch's `FetchError`), with the `url`",
    check: (seen, where) => network(seen, where),
  },
  {
    name: 'nothing listens where a form leads, at an address with a query',
    fault: { href: { to: `CLOSED/elsewhere?${QUERY}` } },
    places: ['form'],
    gets: "the same; where that shows the query, as node-fetch's does, a `TypeError` in its place (`fetch failed: …`), whose `cause` has the `code`",
    check: (seen, where) => {
      const url = `${where.closed}/elsewhere`;
      if (!where.library) return network(seen, { ...where, url }, /^ECONNREFUSED$/);
      const { kind, name, message, causeCode, url: told } = thrown(seen);
      assert.deepEqual(
        { kind, name, message, causeCode, told },
        { kind: 'error', name: 'TypeError', message: `fetch failed: ${url}`, causeCode: 'ECONNREFUSED', told: url },
      );
    },
  },
  {
    name: 'a connection that was kept open closes without an answer, once',
    fault: 'drop',
    times: 1,
    only: 'page',
    // Its preflight makes sure that there is such a connection.
    places: ['challenge'],
    gets: 'the next state: Chromium sends the request once more by itself',
    check: goesOn,
  },
  {
    name: 'the connection is reset in the middle of the body',
    fault: 'reset',
    gets: 'an `Error` with `status`, `url`, `contentType`, `cause`: `the answer breaks off: status 200 from …`',
    check: torn,
  },
  {
    name: 'the body is shorter than its `Content-Length`',
    fault: 'truncate',
    // Its promise never settles, with any version of Node.js: it does not notice that the connection has closed.
    not: 'node-fetch',
    gets: 'the same',
    check: torn,
  },
  {
    name: 'the answer is late',
    fault: { delay: { ms: 50 } },
    gets: 'the next state, late',
    check: goesOn,
  },
  {
    name: 'the answer is late, and an interceptor has set a `signal`',
    fault: { delay: { ms: 60_000 } },
    places: ['abort'],
    gets: "the signal's reason itself; from node-fetch an `AbortError` of its own",
    check: (seen, { library }) => {
      const { kind, name } = thrown(seen);
      assert.deepEqual(
        { kind, name, isReason: seen.isReason },
        { kind: 'error', name: 'AbortError', isReason: !library },
      );
    },
  },
  {
    name: "a gateway's page of HTML, 502",
    fault: 'bad-gateway',
    gets: 'an `Error` with the same: `the answer is not JSON: status 502 from …`, with the start of the page',
    check: notJson(502, '<h1>502 Bad Gateway</h1>'),
  },
  {
    name: '200 with nothing in it',
    fault: 'empty',
    gets: 'the same, `…, an empty body`',
    check: notJson(200, 'an empty body'),
  },
  {
    name: 'JSON with a guard before it',
    fault: { prefix: { text: ")]}'\n" } },
    gets: 'the same, with nothing of the JSON',
    check: notJson(200, ''),
  },
  {
    name: 'a page that quotes the request, password and all',
    fault: 'echo',
    gets: 'the same, with nothing of the request',
    check: notJson(400, ''),
  },
  {
    name: '429 with `Retry-After`',
    fault: { 'rate-limit': { retry_after: 7 } },
    gets: "the org's own error, `errorCode: 'E0000047'`: as it is from `interact`, in a state's `context` from others",
    check: (seen, { place }) => {
      const { kind, errorCode } = thrown(seen);
      assert.deepEqual({ kind, errorCode }, { kind: place === 'interact' ? 'answer' : 'state', errorCode: 'E0000047' });
    },
  },
  {
    name: 'JSON under `text/html`',
    fault: { 'content-type': { value: 'text/html' } },
    gets: 'the next state',
    check: goesOn,
  },
  {
    name: 'JSON under no content type',
    fault: { 'content-type': { value: null } },
    gets: 'the next state',
    check: goesOn,
  },
  {
    name: 'a redirect (307) on the same origin',
    fault: { redirect: { status: 307, to: 'SAME' } },
    times: 1,
    gets: 'the next state: `fetch` posts once more',
    check: goesOn,
  },
  {
    name: 'a redirect (302) on the same origin',
    fault: { redirect: { status: 302, to: 'SAME' } },
    times: 1,
    gets: "the org's refusal of a GET, as a state or, from `interact`, as it is",
    check: (seen, { place }) => {
      if (place === 'interact') assert.equal(thrown(seen).kind, 'answer');
      else says('errors.E0000022')(seen);
    },
  },
  {
    name: 'a redirect (307) to another origin',
    fault: { redirect: { status: 307, to: 'OTHER' } },
    gets: "in Node.js, where `fetch` posts the body there, what comes from there; in a page, where the other origin has to allow it first, `fetch`'s `TypeError`",
    check: (seen, where) => {
      if (where.runtime === 'page') network(seen, where);
      else notJson(200, '<h1>Elsewhere</h1>', ({ other }) => other)(seen, where);
    },
  },
  {
    name: 'the same, with `allowedOrigins`',
    fault: { redirect: { status: 307, to: 'OTHER-guarded' } },
    places: ['guarded'],
    gets: "an error of fetch's own (`TypeError`, node-fetch's `FetchError`) with the `url`: the other origin gets nothing",
    check: (seen, { library, url }) => {
      const { kind, name, url: told } = thrown(seen);
      assert.deepEqual({ kind, name, told }, { kind: 'error', name: library ? 'FetchError' : 'TypeError', told: url });
    },
  },
  {
    name: 'CORS refuses the answer',
    fault: 'refuse-cors',
    only: 'page',
    gets: "`fetch`'s `TypeError` with the `url`: a page is not told more",
    check: (seen, where) => network(seen, where),
  },
  {
    name: 'CORS refuses the request',
    fault: 'refuse-preflight',
    only: 'page',
    // Before an introspect that resumes there was one that started, and its preflight holds for both.
    places: ['interact', 'challenge'],
    gets: 'the same; the org never saw it',
    check: (seen, where) => network(seen, where),
  },
  {
    name: 'the handles have expired',
    fault: 'expire-handles',
    gets: 'a state with the message `idx.session.expired` and no remediation; `interact` has no handle yet',
    next: 'new',
    check: (seen, { place }) => (place === 'interact' ? goesOn : says('idx.session.expired'))(seen),
  },
  {
    name: 'the state handle changes between two steps',
    fault: 'rotate-handles',
    gets: 'the next state, which has the new one',
    check: goesOn,
  },
];
