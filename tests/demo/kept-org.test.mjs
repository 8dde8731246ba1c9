// @ts-check
// What the playground stores of the requests to its org, and what it does with it.
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

import { KeptOrg } from '../../www-demo/playground/kept-org.mjs';

const ORIGIN = 'https://pages.example/org';

/** @typedef {import('../../www-demo/playground/kept-org.mjs').Start} Start */
/** @typedef {import('../../www-demo/playground/kept-org.mjs').Kept} Kept */

/** What is stored. @type {{ start: Start, requests: Kept[] } | undefined} */
let stored;
/** The orgs so far: each one's start, its time, and the paths that it was asked. */
let orgs = /** @type {{ start: Start, now: number, asked: string[] }[]} */ ([]);
/** What the org answers. */
let text = '';

/** @type {import('../../www-demo/playground/kept-org.mjs').Store} */
const store = {
  read: async () => structuredClone(stored),
  begin: async (start) => {
    stored = { start, requests: [] };
  },
  add: async (request) => {
    stored?.requests.push(structuredClone(request));
  },
};

/** @param {Start} start */
function make(start) {
  const org = { start, now: start.now, asked: /** @type {string[]} */ ([]) };
  orgs.push(org);
  return {
    clock: {
      now: () => new Date(org.now),
      advance: (/** @type {any} */ ms) => {
        org.now += ms;
      },
    },
    answer: async (/** @type {{ url: URL, method: string }} */ { url, method }) => {
      if (text === 'broken') throw new Error('broken');
      org.asked.push(`${method} ${url.pathname}`);
      return { status: 200, headers: [], body: new TextEncoder().encode(text) };
    },
  };
}

/** As in a new worker. */
const started = () => new KeptOrg({ store, make, isReset: ({ url }) => url === `${ORIGIN}/__reset` });

/** @param {KeptOrg} org @param {string} path */
const get = (org, path) => org.answer({ method: 'GET', url: `${ORIGIN}${path}`, headers: [], body: new Uint8Array() });

/** @param {KeptOrg} org @param {string} path @param {string} [body] */
const post = (org, path, body = '') =>
  org.answer({ method: 'POST', url: `${ORIGIN}${path}`, headers: [], body: new TextEncoder().encode(body) });

/** The paths that are stored. */
const paths = () => stored?.requests.map(({ url }) => url.slice(ORIGIN.length));

beforeEach(() => {
  stored = undefined;
  orgs = [];
  text = '';
});

describe('an org that is kept', () => {
  it('is asked again in the next worker, at the times of the first', async () => {
    const org = started();
    await post(org, '/idp/idx/introspect');
    await get(org, '/email/verify/one');
    await get(started(), '/__inbox');
    const [first, second] = orgs;
    assert.deepEqual(second.start, first.start);
    assert.deepEqual(second.asked, [...first.asked, 'GET /org/__inbox']);
    assert.ok(second.now >= first.now);
    assert.deepEqual(stored?.requests.map(({ at }) => at).at(-1), first.now);
  });

  it('does not store requests that change nothing', async () => {
    const org = started();
    for (const path of ['/__inbox', '/__inbox.json', '/__device.json', '/__device/loopback', '/__scenarios.json'])
      await get(org, path);
    await get(org, '/oauth2/default/v1/keys');
    await get(org, '/oauth2/default/.well-known/openid-configuration');
    assert.deepEqual(paths(), []);
    await post(org, '/__device/loopback');
    await get(org, '/oauth2/default/v1/authorize');
    assert.deepEqual(paths(), ['/__device/loopback', '/oauth2/default/v1/authorize']);
  });

  it('does not store a poll that is answered as before', async () => {
    const org = started();
    const poll = () => post(org, '/idp/idx/challenge/poll', '{"stateHandle":"one"}');
    await poll();
    await poll();
    assert.equal(paths()?.length, 1);
    text = 'approved';
    await poll();
    await post(org, '/idp/idx/challenge/poll', '{"stateHandle":"two"}');
    assert.equal(paths()?.length, 3);
    await post(org, '/idp/idx/cancel');
    await poll();
    assert.equal(paths()?.length, 5, 'another request may have changed what it does');
  });

  it('stores every request once there are fault rules, which count them, but those of pages that update themselves', async () => {
    const org = started();
    await post(org, '/__faults', '{"rules":[]}');
    await get(org, '/__scenarios.json');
    await get(org, '/__inbox');
    assert.deepEqual(paths(), ['/__faults', '/__scenarios.json']);
    await get(started(), '/__scenarios.json');
    assert.equal(paths()?.length, 3, 'also in the next worker');
  });

  it('begins anew at a reset, which is the first request of the new org', async () => {
    const org = started();
    await post(org, '/idp/idx/introspect');
    await post(org, '/__reset');
    assert.equal(orgs.length, 2);
    assert.notEqual(orgs[1].start.seed, orgs[0].start.seed);
    assert.deepEqual(paths(), ['/__reset']);
  });

  it('begins anew where the requests cannot be repeated', async () => {
    await post(started(), '/idp/idx/introspect');
    text = 'broken';
    const org = started();
    await assert.rejects(get(org, '/__inbox'), /broken/);
    assert.deepEqual(paths(), []);
    text = '';
    await get(org, '/__inbox');
    assert.deepEqual(orgs.at(-1)?.asked, ['GET /org/__inbox']);
  });

  it('goes on without a request that breaks it', async () => {
    const org = started();
    await post(org, '/idp/idx/introspect');
    text = 'broken';
    await assert.rejects(post(org, '/idp/idx/identify'), /broken/);
    text = '';
    await post(org, '/idp/idx/cancel');
    assert.deepEqual(orgs.at(-1)?.asked, ['POST /org/idp/idx/introspect', 'POST /org/idp/idx/cancel']);
  });

  it('takes one request after the other', async () => {
    const org = started();
    await Promise.all(['/a', '/b', '/c'].map((path) => post(org, path)));
    assert.deepEqual(orgs[0].asked, ['POST /org/a', 'POST /org/b', 'POST /org/c']);
    assert.equal(orgs.length, 1);
  });
});
