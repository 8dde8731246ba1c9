// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { around } from '../support/around.mjs';
import { serveAnswers } from '../support/answering-server.mjs';
import { importInstalled, requireInstalled } from '../support/installed.mjs';

/** The responses of a flow of two steps. */
const RESPONSES = {
  identify: (/** @type {string} */ origin) => ({
    version: '1.0.0',
    stateHandle: '02.state',
    remediation: {
      type: 'array',
      value: [
        {
          rel: ['create-form'],
          name: 'identify',
          href: `${origin}/idp/idx/identify`,
          method: 'POST',
          accepts: 'application/json; okta-version=1.0.0',
          value: [
            { name: 'identifier', required: true },
            { name: 'stateHandle', value: '02.state', mutable: false },
          ],
        },
      ],
    },
  }),
  success: {
    successWithInteractionCode: {
      rel: ['create-form'],
      name: 'issue',
      value: [{ name: 'interaction_code', value: 'code' }],
    },
  },
};

/** @type {Awaited<ReturnType<typeof serveAnswers>>} */
let org;
/** @type {any} */
let idx;
const config = () => ({
  issuer: `${org.origin}/oauth2/default`,
  clientId: 'client',
  redirectUri: 'http://localhost/callback',
  version: '1.0.0',
  codeChallenge: 'challenge',
  codeChallengeMethod: 'S256',
});

around(
  async () => {
    idx = await importInstalled();
    org = await serveAnswers(({ url, body }) => {
      if (url.endsWith('/interact')) return { body: { interaction_handle: 'handle' } };
      if (url.endsWith('/introspect')) return { body: RESPONSES.identify(org.origin) };
      if (body.includes('broken'))
        return { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad Gateway</h1>' };
      if (body.includes('nobody'))
        return {
          status: 400,
          body: { ...RESPONSES.identify(org.origin), messages: { type: 'array', value: [{ message: 'unknown' }] } },
        };
      return { body: RESPONSES.success };
    });
  },
  () => org?.close(),
);

test('a flow runs from start to its interaction code over a socket', async () => {
  const state = await idx.start(config());
  assert.deepEqual(
    state.neededToProceed.map(({ name }) => name),
    ['identify'],
  );
  const next = await state.proceed('identify', { identifier: 'ada' });
  assert.equal(next.hasInteractionCode(), true);
  assert.equal(next.interactionCode, 'code');
  const [interact, introspect, identify] = org.requests;
  assert.equal(
    interact.body,
    'client_id=client&scope=openid%20email&redirect_uri=http%3A%2F%2Flocalhost%2Fcallback&code_challenge=challenge&code_challenge_method=S256',
  );
  assert.equal(introspect.body, '{"interactionHandle":"handle"}');
  assert.equal(identify.body, '{"identifier":"ada","stateHandle":"02.state"}');
  assert.match(String(identify.headers['x-okta-user-agent-extended']), /^okta-idx-wasm\/\d/);
});

test('a refusal rejects with a state from which the flow goes on', async () => {
  const state = await idx.start(config());
  const refused = await state
    .proceed('identify', { identifier: 'nobody' })
    .then(assert.fail, (/** @type {any} */ it) => it);
  assert.equal(refused.context.messages.value[0].message, 'unknown');
  assert.equal(refused.toPersist, state.toPersist);
  const next = await refused.proceed('identify', { identifier: 'ada' });
  assert.equal(next.interactionCode, 'code');
});

test('a page instead of JSON rejects with an error that describes it, and the flow goes on', async () => {
  const state = await idx.start(config());
  await assert.rejects(state.proceed('identify', { identifier: 'broken' }), (/** @type {any} */ error) => {
    assert.equal(
      error.message,
      `the answer is not JSON: status 502 from ${org.origin}/idp/idx/identify, content type text/html, starting with: <h1>Bad Gateway</h1>`,
    );
    assert.equal(error.status, 502);
    return true;
  });
  assert.equal((await state.proceed('identify', { identifier: 'ada' })).interactionCode, 'code');
});

test('a network that is down rejects with the error of fetch', async () => {
  const { close, origin } = await serveAnswers(() => ({ body: {} }));
  await close();
  const down = { ...config(), issuer: origin };
  await assert.rejects(idx.start(down), (/** @type {any} */ { error }) => error instanceof TypeError);
  await assert.rejects(idx.start({ ...down, interactionHandle: 'h' }), (/** @type {any} */ { error }) => {
    assert.equal(error.error, 'introspect call failed');
    assert.ok(error.details.rawIdxState instanceof TypeError);
    assert.deepEqual(error.details.neededToProceed, []);
    return true;
  });
  assert.ok(await idx.start(config()));
});

test('an interceptor added through require also applies to import', async () => {
  const { client } = requireInstalled('okta-idx-wasm').default;
  client.interceptors.request.use((/** @type {any} */ request) => {
    request.headers['X-Test'] = 'yes';
  });
  try {
    await idx.start(config());
    assert.equal(org.requests.at(-1)?.headers['x-test'], 'yes');
  } finally {
    client.interceptors.request.clear();
  }
});
