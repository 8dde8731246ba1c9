// @ts-check
// okta-auth-js, unmodified, over this package and over the one it pins. Both must make the same requests, and the client
// must give the same answers.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { before, describe, test } from 'node:test';

import { browser, bundle } from './browser.mjs';
import { node } from './node.mjs';
import { firstDifference } from './normalise.mjs';
import { play } from './play.mjs';
import { clientHash, makeProjects } from './projects.mjs';
import { startProxy } from './proxy.mjs';
import { scenarios } from './scenarios/index.mjs';
import { around } from '../support/around.mjs';
import { withPages } from '../support/built.mjs';

/** @typedef {import('./projects.mjs').Project} Project */

/** @type {{ ours: Project, peer: Project }} */
let projects;

// The environments at the same time, as each mostly waits.
describe('okta-auth-js', { concurrency: 4 }, () => {
  before(async () => {
    projects = await makeProjects();
  });
  describe('the projects', { concurrency: 1 }, testProjects);
  const pages = withPages ? [browser()] : [];
  for (const environment of [node({ oneFetch: false }), node({ oneFetch: true }), ...pages])
    describe(environment.name, { concurrency: 1 }, () => testEnvironment(environment));
});

/** That each project has under the pinned name what it should, and the client as it was published. */
function testProjects() {
  test('the override puts the package in the place of the one the client pins', () => {
    assert.equal(projects.ours.manifest.name, 'okta-idx-wasm');
  });
  test('without it the client has the one it pins', () => {
    const { name, version } = projects.peer.manifest;
    assert.deepEqual([name, version], ['@okta/okta-idx-js', '0.24.0']);
  });
  test('the client is the same in both, byte for byte', async () => {
    assert.equal(await clientHash(projects.ours), await clientHash(projects.peer));
  });
  for (const [name, which, otherOne] of /** @type {const} */ ([
    ['package', 'ours', 'peer'],
    ['peer', 'peer', 'ours'],
  ])) {
    test(`what the client requires in Node.js is the ${name}`, () => {
      const client = createRequire(path.join(projects[which].folder, 'index.cjs')).resolve('@okta/okta-auth-js');
      const file = createRequire(client).resolve('@okta/okta-idx-js');
      assert.ok(file.startsWith(projects[which].idx + path.sep), file);
    });
    test(`what the client's bundle for a page holds is the ${name}`, async () => {
      const { inputs } = await bundle(projects[which].folder);
      assert.ok(inputs.some((file) => file.startsWith(projects[which].idx + path.sep)));
      assert.ok(!inputs.some((file) => file.startsWith(projects[otherOne].folder + path.sep)));
      assert.equal(
        inputs.some((file) => file.includes(`${path.sep}jsonpath-plus${path.sep}`)),
        which === 'peer',
      );
    });
  }
}

/** @param {string} [problem] */
function expectNone(problem) {
  if (problem) throw new Error(problem);
}

/** @param {import('./node.mjs').Environment} environment */
function testEnvironment(environment) {
  /** @type {Awaited<ReturnType<typeof startProxy>>} */
  let proxy;
  around(
    async () => {
      proxy = await startProxy();
    },
    async () => {
      await environment.close();
      await proxy.close();
    },
  );
  for (const scenario of scenarios) {
    test(`${environment.name}: ${scenario.name}`, async (t) => {
      const ours = await play(scenario, { environment, proxy, project: projects.ours });
      const peer = await play(scenario, { environment, proxy, project: projects.peer });
      await t.test('it succeeds with this package', () => expectNone(ours.error));
      await t.test('it succeeds with the package that the client pins', () => expectNone(peer.error));
      for (const part of /** @type {const} */ (['requests', 'answers'])) {
        await t.test(`the ${part} are the same`, () => {
          assert.ok(ours[part].length > 0, `there are no ${part}`);
          expectNone(firstDifference(ours[part], peer[part]));
        });
      }
    });
  }
}
