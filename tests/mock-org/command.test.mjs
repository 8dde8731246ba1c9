// @ts-check
// The command of the package, over sockets.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import test from 'node:test';

import { mockOrg, workFolder } from '../support/built.mjs';
import { run, service } from '../support/process.mjs';
import { createOrg, file } from './installed.mjs';

/** @param {string[]} args @param {(org: string, page: string | null, log: string[]) => Promise<void>} use */
async function withCommand(args, use) {
  const { match, log, stop } = await service(process.execPath, [file('cli.mjs'), ...args], { ready: /^\{"org":.*\}$/ });
  const { org, page } = JSON.parse(match[0]);
  try {
    await use(org, page, log);
  } finally {
    stop();
  }
}

const fails = async (/** @type {string[]} */ args) => {
  const error = await run(process.execPath, [file('cli.mjs'), ...args]).then(
    () => assert.fail(`${args} is no error`),
    (error) => error,
  );
  return error.message;
};

test('it has the flags of the native one, and prints the same configuration', async () => {
  const [native, ours] = await Promise.all([
    run(mockOrg(), ['--help']),
    run(process.execPath, [file('cli.mjs'), '--help']),
  ]);
  const flags = (/** @type {string} */ help) => [...new Set(help.match(/(?<=^ +(?:-\w, )?)--[\w-]+/gm))].sort();
  assert.ok(flags(native).length > 12);
  assert.deepEqual(flags(ours), flags(native));
  assert.ok(ours.endsWith(native.slice(native.indexOf('What happens depends'))));
  const printed = await run(process.execPath, [file('cli.mjs'), '--print-config']);
  assert.equal(printed, await run(mockOrg(), ['--print-config']));
});

test('it serves the org, its pages, and static pages beside it', async () => {
  const folder = await workFolder('mock-org-command');
  await mkdir(path.join(folder, 'inner'), { recursive: true });
  await writeFile(path.join(folder, 'index.html'), '<p>page');
  await writeFile(path.join(folder, 'inner', 'a b.mjs'), 'export {}');
  await withCommand(['--serve', folder, '--serve', `/lib=${folder}`], async (org, page) => {
    const { issuer } = await (await fetch(`${org}/oauth2/default/.well-known/openid-configuration`)).json();
    assert.equal(issuer, `${org}/oauth2/default`);
    for (const name of [
      '/__inbox',
      '/__device',
      '/__scenarios.json',
      '/__inbox.json',
      '/__device.json',
      '/__vocabulary.json',
    ]) {
      assert.equal((await fetch(org + name)).status, 200, name);
    }
    const unknown = await fetch(`${org}/favicon.ico`);
    assert.deepEqual([unknown.status, await unknown.text()], [404, 'no such endpoint\n']);
    assert.equal((await fetch(`${org}/__faults`)).status, 404);
    assert.equal(await (await fetch(`${page}/`)).text(), '<p>page');
    const script = await fetch(`${page}/lib/inner/a%20b.mjs`);
    assert.deepEqual([script.status, script.headers.get('content-type')], [200, 'text/javascript']);
    assert.equal((await fetch(`${page}/none`)).status, 404);
    assert.equal((await fetch(`${page}/%00`)).status, 404);
    // A client that does not normalise the path cannot leave the folder.
    const { port } = new URL(/** @type {string} */ (page));
    const raw = await rawRequest(Number(port), 'GET /lib/..%2f..%2f..%2fetc/passwd HTTP/1.0\r\n\r\n');
    assert.match(raw, /^HTTP\/1\.1 404 /);
  });
});

test('options change the org', async () => {
  const folder = await workFolder('mock-org-command');
  const config = path.join(folder, 'config.toml');
  await writeFile(
    config,
    (await run(process.execPath, [file('cli.mjs'), '--print-config'])).replaceAll('ada@', 'eve@'),
  );
  const args = [
    '--config',
    config,
    '--scenario',
    'identifier-password',
    '--ttl',
    '60',
    '--seed',
    '7',
    '--now',
    '2026-01-01T00:00:00Z',
  ];
  await withCommand(args, async (org) => {
    const { scenarios } = await (await fetch(`${org}/__scenarios.json`)).json();
    assert.equal(scenarios[0].user.identifier, 'eve@example.com');
    assert.deepEqual(await (await fetch(`${org}/__clock`)).json(), { now: '2026-01-01T00:00:00.000Z' });
  });
});

test('faults break connections', async () => {
  await withCommand(['--faults'], async (org) => {
    const headers = { 'content-type': 'application/json' };
    const plan = (/** @type {string} */ fault) =>
      fetch(`${org}/__faults`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ rules: [{ path: '/keys', fault }] }),
      });
    assert.equal((await plan('drop')).status, 204);
    await assert.rejects(fetch(`${org}/oauth2/v1/keys`), TypeError);
    for (const fault of ['reset', 'truncate']) {
      await plan(fault);
      await assert.rejects((await fetch(`${org}/oauth2/v1/keys`)).text());
    }
    assert.equal((await fetch(`${org}/oauth2/v1/keys`)).status, 200);
  });
});

test('what it cannot do is one line that says why', async () => {
  assert.match(await fails(['--nope']), /okta-mock-org: Unknown option '--nope'/);
  assert.match(await fails(['--scenario', 'x']), /okta-mock-org: createOrg: scenario: unknown variant `x`/);
  assert.match(await fails(['--ttl', '-1']), /okta-mock-org: .*--ttl/);
  assert.match(await fails(['--fault', '2']), /okta-mock-org: --fault: a share is from 0 to 1/);
  assert.match(await fails(['--config', '/no/such/file']), /okta-mock-org: ENOENT/);
  assert.match(await fails(['--serve', '/no/such/folder']), /okta-mock-org: \/no\/such\/folder is no directory/);
});

test('the log tells each step, and no secret', async () => {
  await withCommand([], async (org, _page, log) => {
    const told = createOrg();
    const fields = { client_id: told.clientId, redirect_uri: told.redirectUri, code_challenge_method: 'S256' };
    const code_challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    const body = new URLSearchParams({ ...fields, code_challenge });
    const { interaction_handle } = await (await fetch(`${org}/oauth2/v1/interact`, { method: 'POST', body })).json();
    const headers = { 'content-type': 'application/json' };
    const ask = { method: 'POST', headers, body: JSON.stringify({ interactionHandle: interaction_handle }) };
    const { stateHandle } = await (await fetch(`${org}/idp/idx/introspect`, ask)).json();
    await fetch(`${org}/email/verify/${stateHandle.slice(6)}`);
    const text = log.join('\n');
    assert.match(text, /POST \/idp\/idx\/introspect 200 next=identify,select-enroll-profile/);
    assert.match(text, /GET \/email\/verify\/\.\.\. 410/);
    for (const secret of [interaction_handle, stateHandle, stateHandle.slice(6)]) assert.ok(!text.includes(secret));
  });
});

test('its version is that of the package', async () => {
  const { version } = JSON.parse(await readFile(file('package.json'), 'utf8'));
  assert.equal((await run(process.execPath, [file('cli.mjs'), '--version'])).trim(), `okta-mock-org ${version}`);
});

test('listen serves an org of this process, until it is closed', async () => {
  const org = createOrg();
  const server = await org.listen();
  assert.equal(server.origin, `http://localhost:${server.port}`);
  assert.equal(server.issuer, `${server.origin}/oauth2/default`);
  const { keys } = await (await fetch(`${server.issuer}/v1/keys`)).json();
  assert.equal(keys.length, 1);
  assert.equal(org.requests.last()?.path, '/oauth2/default/v1/keys');
  await server.close();
  await assert.rejects(fetch(`${server.issuer}/v1/keys`));
});

/** @param {number} port @param {string} text @returns {Promise<string>} */
function rawRequest(port, text) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let all = '';
    socket.on('data', (chunk) => (all += chunk)).on('error', reject);
    socket.on('end', () => resolve(all));
  });
}
