// @ts-check
// The sign-in to a real org (tests/live), rehearsed on the mock org.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { execa } from 'execa';

import { Secrets } from '../live/secrets.mjs';
import { settings } from '../live/settings.mjs';
import { around } from '../support/around.mjs';
import { packageProject } from '../support/built.mjs';
import { startOrg } from '../support/org.mjs';

const file = fileURLToPath(new URL('../live/live.test.mjs', import.meta.url));
const IDENTIFIER = 'ada@example.com';
/** What a contributor may have set for an org of their own. */
const NOTHING = {
  ISSUER_URL: '',
  CLIENT_ID: '',
  REDIRECT_URI: '',
  USER_IDENTIFIER: '',
  SCOPES: '',
  ENV_FILE: 'no-such-file',
};

/** @type {import('../support/org.mjs').Org} */
let org;
around(
  async () => {
    org = await startOrg();
  },
  () => org?.stop(),
);

/** @param {Record<string, string>} own */
async function rehearse(own) {
  // With it, a child of the runner would report to its parent instead of its own output.
  const env = { ...NOTHING, ...own, NODE_TEST_CONTEXT: undefined };
  const args = ['--test', '--test-reporter=tap', file];
  const { exitCode, all } = await execa(process.execPath, args, { env, all: true, reject: false, timeout: 60_000 });
  return { exitCode, output: all };
}

/** On the mock org. @param {string} password */
async function signIn(password) {
  const { exitCode, output } = await rehearse({
    PACKAGE_PROJECT: packageProject(),
    ISSUER_URL: `${org.origin}/oauth2/default`,
    CLIENT_ID: 'demo-client',
    REDIRECT_URI: 'http://localhost:8080/callback',
    USER_IDENTIFIER: IDENTIFIER,
    USER_PASSWORD: password,
  });
  for (const secret of [IDENTIFIER, password])
    assert.ok(!output.includes(secret), output.replaceAll(secret, '[secret]'));
  // What the mock org's handles, codes and tokens look like.
  assert.doesNotMatch(output, /[\w-]{43,}/);
  const steps = Object.fromEntries(
    [...output.matchAll(/^ +(ok|not ok) \d+ - (.+)$/gm)].map(([, outcome, name]) => [name, outcome]),
  );
  return { exitCode, output, steps };
}

const ALL_STEPS = {
  start: 'ok',
  identify: 'ok',
  password: 'ok',
  'start again': 'ok',
  'identify again': 'ok',
  cancel: 'ok',
};

test('the live suite starts, identifies, answers and cancels', async () => {
  const { exitCode, output, steps } = await signIn('Correct-Horse-9');
  assert.deepEqual(steps, ALL_STEPS, output);
  assert.equal(exitCode, 0, output);
  for (const told of ['asked for identify', 'an interaction code'])
    assert.match(output, new RegExp(`^ *# ${told}`, 'm'));
});

test('a refusal fails the live suite, and shows no secret', async () => {
  const { exitCode, output, steps } = await signIn('Wrong-Donkey-8');
  assert.deepEqual(steps, { ...ALL_STEPS, password: 'not ok' }, output);
  assert.equal(exitCode, 1, output);
  assert.match(output, /error: .*incorrectPassword'?$/m);
});

test('without an org the live suite is skipped, and says what to set', async () => {
  const own = { CLIENT_ID: 'c', ENV_FILE: 'no-such-file', USER_IDENTIFIER: '' };
  assert.deepEqual(settings(own).missing, ['ISSUER_URL', 'REDIRECT_URI', 'USER_IDENTIFIER']);
  const { exitCode, output } = await rehearse({ CLIENT_ID: 'c', PACKAGE_PROJECT: 'no-such-folder' });
  assert.equal(exitCode, 0, output);
  assert.match(
    output,
    /^ok 1 - .* # SKIP set ISSUER_URL, REDIRECT_URI, USER_IDENTIFIER in the environment or in \.env/m,
  );
  assert.match(output, /^# skipped 1$/m);
});

test('secrets of a state are removed from what is printed', () => {
  const secrets = new Secrets(['pass', undefined, '']);
  secrets.learn({
    rawIdxState: { stateHandle: '02.handle', a: [{ name: 'interaction_code', value: 'the.code' }], plain: 'word' },
    toPersist: { interactionHandle: '02.handle.longer' },
  });
  assert.equal(
    secrets.out('02.handle.longer, 02.handle, the.code, pass, word'),
    '[secret], [secret], [secret], [secret], word',
  );
});
