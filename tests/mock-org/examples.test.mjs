// @ts-check
// The examples of the package's README, in a fresh folder with the two tarballs, Vitest, MSW and Playwright.
import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { mockOrgTarball, packageFolder, root, tarball, workFolder } from '../support/built.mjs';
import { CHROMIUM_ARGS, chromiumProgram } from '../support/chromium.mjs';
import { run, service } from '../support/process.mjs';
import { serve } from '../support/static-server.mjs';
import { installTools } from '../support/tools.mjs';
import { file } from './installed.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const readme = await readFile(file('README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code]) => code);

/** @param {string} runner what an example imports */
const importing = (runner) => blocks.filter((code) => code.includes(`from '${runner}'`));
const ofVitest = importing('vitest');
const ofPlaywright = importing('@playwright/test');
const ofNode = blocks.filter((code) => !ofVitest.includes(code) && !ofPlaywright.includes(code));

/** A folder that has the two packages, and above it the tools. */
let fresh = '';
/** @type {Awaited<ReturnType<typeof serve>>} */
let app;

before(async () => {
  const tools = await workFolder('mock-org-examples');
  for (const name of ['package.json', 'package-lock.json']) {
    await copyFile(path.join(here, 'project', name), path.join(tools, name));
  }
  await installTools(tools);
  fresh = path.join(tools, 'fresh');
  await rm(fresh, { recursive: true, force: true });
  await mkdir(path.join(fresh, 'tests'), { recursive: true });
  await writeFile(path.join(fresh, 'package.json'), '{ "private": true, "type": "module" }');
  const flags = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  await run('npm', ['install', ...flags, tarball(), mockOrgTarball()], { cwd: fresh });
  app = await serve({ '/okta-idx-wasm/': packageFolder(), '/': path.join(here, 'app') });
});
after(() => app?.close());

test('each example is run by one of these tests', () => {
  assert.deepEqual([ofVitest.length, ofPlaywright.length, ofNode.length], [3, 1, 3]);
});

test('the examples for Vitest', async () => {
  for (const [i, code] of ofVitest.entries()) await writeFile(path.join(fresh, 'tests', `${i}.test.mjs`), code);
  const told = await run(process.execPath, ['../node_modules/vitest/vitest.mjs', 'run', '--reporter=verbose'], {
    cwd: fresh,
  });
  assert.match(told, /Tests {2}3 passed \(3\)/);
});

test('the first has fewer than 25 lines, and is in both READMEs', async () => {
  const [first] = ofVitest;
  assert.ok(first.trim().split('\n').length < 25);
  assert.ok((await readFile(path.join(root, 'README.md'), 'utf8')).includes(first));
});

test('the example for Playwright', async () => {
  await mkdir(path.join(fresh, 'pages'), { recursive: true });
  await writeFile(path.join(fresh, 'pages', 'sign-in.spec.mjs'), ofPlaywright[0]);
  const use = {
    baseURL: app.origin,
    launchOptions: { executablePath: chromiumProgram(), args: CHROMIUM_ARGS },
    trace: 'off',
  };
  await writeFile(
    path.join(fresh, 'playwright.config.mjs'),
    `export default ${JSON.stringify({ testDir: 'pages', use, workers: 1 })}`,
  );
  const told = await run(process.execPath, ['../node_modules/@playwright/test/cli.js', 'test', '--reporter=list'], {
    cwd: fresh,
  });
  assert.match(told, /1 passed/);
});

test('npx serves it', async () => {
  const { match, stop } = await service('npx', ['--no-install', 'okta-mock-org', '--port', '0'], {
    cwd: fresh,
    ready: /^\{"org":.*\}$/,
  });
  const { org } = JSON.parse(match[0]);
  assert.match(await (await fetch(`${org}/__inbox`)).text(), /<h1>Inbox<\/h1>/);
  stop();
});

/** Uses what `index.d.ts` declares, each thing once; the last line is an error. */
const TYPED = `
import { createOrg, type FaultRule, type Notification, type Org, type OrgUser, type StartedFlow } from 'okta-mock-org';
const user: OrgUser = { login: 'a@b.c', authenticators: ['email'], status: 'active' };
const org: Org = createOrg({ users: [user], scenario: 'consent', seed: 1, now: new Date(), policy: { scopes: [] } });
const response: Promise<Response> = org.fetch(new URL(org.issuer), { method: 'POST' });
const [first]: Notification[] = org.device.pending();
org.device.approve(first);
const code: string = org.device.scan('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', first.sentAt);
const rule: FaultRule = { path: '/x', fault: { delay: { ms: 1 } } };
org.faults.set([rule, { path: '/y', fault: 'drop', times: 0 }]);
const flow: StartedFlow = org.at('identify', { authenticator: 'email', login: 'a@b.c' });
org.once('/x', async (request) => ({ status: request.url.length, body: {} }));
org.clock.advance({ minutes: 1 });
const status: number | undefined = org.requests.last('identify')?.response.status;
org.restore(org.snapshot());
const server = await org.listen({ port: 0 });
export const all = [code, response, flow.interactionHandle, status, server.port, org.inbox.code('a@b.c')];
createOrg({ scenario: 'dance' });
`;

test('the types are those of the package, as ES module and as CommonJS', async () => {
  for (const name of ['types.mts', 'types.cts']) {
    const text = name.endsWith('cts')
      ? TYPED.replace('await org.listen', 'null! as import("okta-mock-org").OrgServer; org.listen')
      : TYPED;
    await writeFile(path.join(fresh, name), text);
    const flags = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--lib',
      'es2024,dom,esnext.disposable',
    ];
    const tsc = path.join(root, 'node_modules', '.bin', 'tsc');
    const told = await run(tsc, [...flags, '--types', '', name], { cwd: fresh }).then(
      () => '',
      (error) => error.message,
    );
    const errors = told.match(/error TS\d+: .*/g) ?? [];
    assert.equal(errors.length, 1, told);
    assert.match(errors[0], /error TS2322: Type '"dance"' is not assignable to type 'Scenario/);
  }
});

for (const [i, code] of ofNode.entries()) {
  test(`example ${i + 1} for Node.js`, async () => {
    const name = `example-${i}.mjs`;
    await writeFile(path.join(fresh, name), code);
    assert.notEqual((await run(process.execPath, [name], { cwd: fresh })).trim(), '');
  });
}
