// @ts-check
// That the comparison of requests notices the differences that matter, and no others.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Names, firstDifference, requestLog } from './normalise.mjs';

const HANDLE = '02.a-handle-of-a-state';
const OTHER = '02.another-handle-of-a-state';

/**
 * Two requests: one that learns of a handle, one that uses it.
 * @param {string} handle
 * @param {{ headers?: string[], body?: string, agent?: string }} [second]
 * @returns {import('./proxy.mjs').Exchange[]}
 */
const flow = (
  handle,
  { headers = ['Accept', 'Content-Type'], body = `{"identifier":"ada","stateHandle":"${handle}"}`, agent = 'a' } = {},
) => [
  {
    method: 'POST',
    url: '/introspect',
    headers: [],
    body: '{"interactionHandle":"the handle of an interaction"}',
    status: 200,
    answer: `{"stateHandle":"${handle}"}`,
  },
  {
    method: 'POST',
    url: '/identify',
    headers: [...headers.map((name) => /** @type {[string, string]} */ ([name, 'json'])), ['User-Agent', agent]],
    body,
    status: 200,
    answer: '{}',
  },
];

/**
 * Whether they differ.
 * @param {import('./proxy.mjs').Exchange[]} one
 * @param {import('./proxy.mjs').Exchange[]} other
 * @param {import('./normalise.mjs').HeaderRule} rule
 */
const differ = (one, other, rule) =>
  firstDifference(requestLog(one, { rule, names: new Names() }), requestLog(other, { rule, names: new Names() })) !==
  undefined;

const CASES = {
  'handles of another run': { changed: flow(OTHER), all: false, own: false },
  'a handle that no answer had': {
    changed: flow(HANDLE, { body: `{"identifier":"ada","stateHandle":"${OTHER}"}` }),
    all: true,
    own: true,
  },
  'a header left out': { changed: flow(HANDLE, { headers: ['Accept'] }), all: true, own: true },
  'headers in another order': { changed: flow(HANDLE, { headers: ['Content-Type', 'Accept'] }), all: true, own: false },
  'keys in another order': {
    changed: flow(HANDLE, { body: `{"stateHandle":"${HANDLE}","identifier":"ada"}` }),
    all: true,
    own: true,
  },
  'another user agent': { changed: flow(HANDLE, { agent: 'b' }), all: true, own: false },
  'a request left out': { changed: flow(HANDLE).slice(0, 1), all: true, own: true },
};

for (const [name, { changed, all, own }] of Object.entries(CASES)) {
  test(`the comparison ${all ? 'notices' : 'ignores'} ${name}`, () => {
    assert.equal(differ(flow(HANDLE), changed, 'all'), all, 'with every header');
    assert.equal(differ(flow(HANDLE), changed, 'own'), own, 'without those of fetch itself');
  });
}
