// @ts-check
// What `start` and `interact` take today.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { CONFIG, ENTRIES, ORG, recorder, rejection } from './entries.mjs';

for (const { name, createClient } of ENTRIES) {
  /** The parameters beyond those of `CONFIG` that both functions send. */
  const sentWith = async (/** @type {object} */ own) => {
    const { calls, fetch } = recorder();
    const client = createClient({ fetch });
    await client.start({ ...CONFIG, ...own });
    await client.interact({ ...CONFIG, baseUrl: `${ORG}/oauth2/default`, ...own });
    const [start, , interact] = calls.map(({ init }) => init.body);
    assert.equal(start, interact);
    return start.replace(/^.*code_challenge_method=S256&?/, '');
  };

  test(`${name}: start and interact take maxAge, acrValues (text or list), nonce and loginHint`, async () => {
    const own = { maxAge: 300, acrValues: 'urn:okta:loa:2fa:any', nonce: 'n 1', loginHint: 'ada@example.com' };
    assert.equal(
      await sentWith(own),
      'max_age=300&acr_values=urn%3Aokta%3Aloa%3A2fa%3Aany&nonce=n%201&login_hint=ada%40example.com',
    );
    assert.equal(await sentWith({ acrValues: ['phr', 'phrh'] }), 'acr_values=phr%20phrh');
    for (const maxAge of [0, '0']) assert.equal(await sentWith({ maxAge }), 'max_age=0');
  });

  test(`${name}: falsy values of them count as absent, but for a maxAge of 0`, async () => {
    for (const none of [undefined, null, false, '']) {
      const own = { maxAge: none, acrValues: none, nonce: none, loginHint: none };
      assert.equal(await sentWith(own), '');
    }
    assert.equal(await sentWith({ parameters: undefined }), '');
    assert.equal(await sentWith({ parameters: null }), '');
  });

  test(`${name}: parameters, a map of further ones, is sent after the documented ones`, async () => {
    const parameters = { ui_locales: 'de fr', n: 5, yes: true, no: false, empty: '', none: undefined, nothing: null };
    assert.equal(
      await sentWith({ parameters, clientSecret: 's', nonce: 'n' }),
      'client_secret=s&nonce=n&ui_locales=de%20fr&n=5&yes=true&no=false&empty=',
    );
  });

  test(`${name}: a name in parameters that the package sends itself is a TypeError`, async () => {
    const names = ['client_id', 'scope', 'redirect_uri', 'code_challenge', 'state', 'client_secret', 'max_age', ''];
    for (const own of names) {
      const error = await rejection(sentWith({ parameters: { other: 'x', [own]: 'y' } }));
      assert.deepEqual([error.name, error.code], ['TypeError', 'ERR_IDX_CONFIG']);
      assert.equal(error.message, `start: \`parameters\` must not have \`${own}\`, which has a parameter of its own`);
    }
  });

  test(`${name}: values of a wrong type are a TypeError that names the parameter`, async () => {
    const cases = /** @type {Array<[object, RegExp]>} */ ([
      [{ maxAge: 'soon' }, /`maxAge` must be a whole number of seconds/],
      [{ maxAge: -1 }, /`maxAge` must be/],
      [{ maxAge: 1.5 }, /`maxAge` must be/],
      [{ maxAge: {} }, /`maxAge` must be/],
      [{ acrValues: {} }, /`acrValues` must be/],
      [{ acrValues: [5] }, /`acrValues` must be/],
      [{ nonce: {} }, /`nonce` must be/],
      [{ loginHint: ['ada'] }, /`loginHint` must be/],
      [{ parameters: 'a=b' }, /`parameters` must be an object of strings, numbers and booleans/],
      [{ parameters: [['a', 'b']] }, /`parameters` must be an object/],
      [{ parameters: { a: {} } }, /`parameters` must be an object/],
      [{ parameters: { a: '\ud800' } }, /`parameters` must be a well-formed string/],
    ]);
    for (const [own, message] of cases) {
      const error = await rejection(sentWith(own));
      assert.deepEqual([error.name, error.code], ['TypeError', 'ERR_IDX_CONFIG']);
      assert.match(error.message, message);
    }
  });
}
