// @ts-check
// The run against a real org (tests/live), rehearsed on the mock org.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Secrets } from '../live/secrets.mjs';
import { settings } from '../live/settings.mjs';
import { startOrg } from './org.mjs';

const script = fileURLToPath(new URL('../live/run.mjs', import.meta.url));
const IDENTIFIER = 'ada@example.com';

/** @type {Awaited<ReturnType<typeof startOrg>>} */
let org;
before(async () => {
  org = await startOrg();
});
after(() => org.stop());

/** @param {string} password */
function rehearse(password) {
  const env = {
    ...process.env,
    ISSUER_URL: `${org.origin}/oauth2/default`,
    CLIENT_ID: 'demo-client',
    REDIRECT_URI: 'http://localhost:8080/callback',
    USER_IDENTIFIER: IDENTIFIER,
    USER_PASSWORD: password,
  };
  return new Promise((/** @type {(told: { code: unknown, output: string }) => void} */ resolve) => {
    execFile(process.execPath, [script], { env }, (error, out, err) =>
      resolve({ code: error?.code ?? 0, output: out + err }),
    );
  });
}

/** @param {string} output @param {string} password */
function holdsNoSecret(output, password) {
  for (const secret of [IDENTIFIER, password])
    assert.ok(!output.includes(secret), output.replaceAll(secret, '[secret]'));
}

test('it starts, identifies, answers and cancels', async () => {
  const { code, output } = await rehearse('Correct-Horse-9');
  assert.equal(code, 0, output);
  for (const step of ['start', 'identify', 'password', 'cancel'])
    assert.match(output, new RegExp(`^ok     ${step}: `, 'm'));
  assert.match(output, /^6 passed, 0 failed$/m);
  holdsNoSecret(output, 'Correct-Horse-9');
});

test('a refusal fails, and tells no secret', async () => {
  const { code, output } = await rehearse('Wrong-Donkey-8');
  assert.equal(code, 1, output);
  assert.match(output, /^FAILED password: .*incorrectPassword$/m);
  assert.match(output, /^5 passed, 1 failed$/m);
  holdsNoSecret(output, 'Wrong-Donkey-8');
});

test('without an org it says what is missing', () => {
  const own = { CLIENT_ID: 'c', USER_IDENTIFIER: '' };
  assert.deepEqual(settings(own, 'no-such-file').missing, ['ISSUER_URL', 'REDIRECT_URI', 'USER_IDENTIFIER']);
});

test('what a state holds in secret is taken out of what is printed', () => {
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
