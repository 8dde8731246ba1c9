// @ts-check
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';

import { bundle } from './browser.mjs';
import { Names, firstDifference, requestLog } from './normalise.mjs';
import { clientHash } from './projects.mjs';

/**
 * That each project has under the pinned name what it should, and the client as it was published.
 * @param {Awaited<ReturnType<typeof import('./projects.mjs').makeProjects>>} projects
 * @param {import('./tally.mjs').Tally} tally
 */
export async function checkProjects({ ours, peer }, tally) {
  await tally.test('the override puts the package in the place of the one the client pins', () => {
    assert.equal(ours.manifest.name, 'okta-idx-wasm');
  });
  await tally.test('without it the client has the one it pins', () => {
    assert.deepEqual([peer.manifest.name, peer.manifest.version], ['@okta/okta-idx-js', '0.24.0']);
  });
  await tally.test('the client is the same in both, byte for byte', async () => {
    assert.equal(await clientHash(ours), await clientHash(peer));
  });
  for (const { name, project, other } of [
    { name: 'package', project: ours, other: peer },
    { name: 'peer', project: peer, other: ours },
  ]) {
    await tally.test(`what the client requires in Node.js is the ${name}`, () => {
      const client = createRequire(path.join(project.folder, 'index.cjs')).resolve('@okta/okta-auth-js');
      const file = createRequire(client).resolve('@okta/okta-idx-js');
      assert.ok(file.startsWith(project.idx + path.sep), file);
    });
    await tally.test(`what the client's bundle for a page holds is the ${name}`, async () => {
      const { inputs } = await bundle(project.folder);
      assert.ok(inputs.some((file) => file.startsWith(project.idx + path.sep)));
      assert.ok(!inputs.some((file) => file.startsWith(other.folder + path.sep)));
      assert.equal(
        inputs.some((file) => file.includes(`${path.sep}jsonpath-plus${path.sep}`)),
        project === peer,
      );
    });
  }
}

/** Two requests: one that learns of a handle, one that uses it. */
const flow = (
  /** @type {string} */ handle,
  /** @type {Record<string, unknown>} */ {
    headers = ['Accept', 'Content-Type'],
    body = `{"identifier":"ada","stateHandle":"${handle}"}`,
    agent = 'a',
  } = {},
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
    headers: /** @type {Array<[string, string]>} */ ([
      .../** @type {string[]} */ (headers).map((name) => [name, 'json']),
      ['User-Agent', agent],
    ]),
    body: /** @type {string} */ (body),
    status: 200,
    answer: '{}',
  },
];

/**
 * That the comparison sees what it is to see, and nothing else.
 * @param {import('./tally.mjs').Tally} tally
 */
export async function checkComparison(tally) {
  const handle = '02.a-handle-of-a-state';
  /** @param {ReturnType<typeof flow>} one @param {ReturnType<typeof flow>} other @param {'all' | 'own'} rule */
  const differ = (one, other, rule) =>
    firstDifference(requestLog(one, { rule, names: new Names() }), requestLog(other, { rule, names: new Names() })) !==
    undefined;
  const other = '02.another-handle-of-a-state';
  const cases = /** @type {const} */ ([
    ['handles of another run', flow(other), { all: false, own: false }],
    [
      'a handle that no answer had',
      flow(handle, { body: `{"identifier":"ada","stateHandle":"${other}"}` }),
      { all: true, own: true },
    ],
    ['a header left out', flow(handle, { headers: ['Accept'] }), { all: true, own: true }],
    ['headers in another order', flow(handle, { headers: ['Content-Type', 'Accept'] }), { all: true, own: false }],
    [
      'keys in another order',
      flow(handle, { body: `{"stateHandle":"${handle}","identifier":"ada"}` }),
      { all: true, own: true },
    ],
    ['another user agent', flow(handle, { agent: 'b' }), { all: true, own: false }],
    ['a request left out', flow(handle).slice(0, 1), { all: true, own: true }],
  ]);
  for (const [name, changed, seen] of cases) {
    await tally.test(`the comparison ${seen.all ? 'sees' : 'does not mind'} ${name}`, () => {
      assert.equal(differ(flow(handle), changed, 'all'), seen.all, 'with every header');
      assert.equal(differ(flow(handle), changed, 'own'), seen.own, 'without those of fetch itself');
    });
  }
}
