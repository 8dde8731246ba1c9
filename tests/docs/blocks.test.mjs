// @ts-check
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';

import { around } from '../support/around.mjs';
import { serveAnswers } from '../support/answering-server.mjs';
import { packageFolder, packageProject } from '../support/built.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { requireInstalled } from '../support/installed.mjs';
import { run } from '../support/process.mjs';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
/** `tests/mock-org` runs the example that needs Vitest. @param {string} code */
const isOurs = (code) => !code.includes("from 'okta-mock-org'");
const blocks = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
  .map(([, language, code]) => ({ language, code }))
  .filter(({ code }) => isOurs(code));
const of = (/** @type {string} */ language) =>
  blocks.filter((block) => block.language === language).map(({ code }) => code);

/** A state that has succeeded. */
const DONE = {
  successWithInteractionCode: {
    name: 'issue',
    rel: ['create-form'],
    value: [{ name: 'interaction_code', value: 'the-code' }],
  },
};

let polls = 0;

/**
 * The answers for the examples of `okta-idx-wasm/flow`, if this is a request of one.
 * @param {string} origin
 * @param {string} url
 * @param {string} body
 */
function flowStep(origin, url, body) {
  const remediation = (/** @type {string} */ name, /** @type {object} */ more) => ({
    rel: ['create-form'],
    name,
    href: `${origin}/${name}`,
    ...more,
  });
  const state = (/** @type {object} */ step, /** @type {object} */ more = {}) => ({
    remediation: { type: 'array', value: [step] },
    ...more,
  });
  const credentials = (/** @type {object[]} */ value) => ({
    name: 'credentials',
    type: 'object',
    required: true,
    form: { value },
  });
  const passcode = { name: 'passcode', label: 'Password', required: true, secret: true, minLength: 8 };
  const rememberMe = { name: 'rememberMe', type: 'boolean', label: 'Remember me' };
  const password = (/** @type {object} */ more) =>
    state(remediation('challenge-authenticator', { value: [credentials([{ ...passcode, ...more }]), rememberMe] }));
  if (url.endsWith('/introspect') && body.includes('otp-handle')) return { body: password({ minLength: 6 }) };
  if (url.endsWith('/challenge-authenticator'))
    return body.includes('12345678')
      ? {
          status: 401,
          body: password({ messages: { value: [{ message: 'Wrong password', i18n: { key: 'incorrectPassword' } }] } }),
        }
      : { body: DONE };
  if (url.endsWith('/challenge-poll')) {
    const poll = remediation('challenge-poll', { refresh: 20, value: [] });
    return { body: polls++ ? DONE : state(poll, { expiresAt: '2100-01-01T00:00:00.000Z' }) };
  }
  if (url.endsWith('/cancel-polling')) return { body: password({}) };
  if (!url.endsWith('/identify')) return undefined;
  if (body.includes('push@')) return { body: state(remediation('challenge-poll', { refresh: 10, value: [] })) };
  if (body.includes('form@')) return { body: password({}) };
  if (body.includes('key@')) {
    const challengeData = { challenge: 'AQID', userVerification: 'preferred' };
    const step = remediation('challenge-authenticator', {
      relatesTo: ['$.currentAuthenticator'],
      value: [credentials([{ name: 'clientData' }, { name: 'authenticatorData' }, { name: 'signatureData' }])],
    });
    return {
      body: state(step, { currentAuthenticator: { type: 'object', value: { contextualData: { challengeData } } } }),
    };
  }
  if (body.includes('fastpass@')) {
    const cancel = remediation('cancel-polling', { value: [{ name: 'reason' }, { name: 'statusCode' }] });
    const challenge = {
      challengeMethod: 'LOOPBACK',
      challengeRequest: 'r',
      domain: 'http://localhost',
      ports: ['1'],
      cancel,
    };
    const step = remediation('device-challenge-poll', {
      refresh: 5000,
      relatesTo: ['authenticatorChallenge'],
      value: [],
    });
    return { body: state(step, { authenticatorChallenge: { type: 'object', value: challenge } }) };
  }
  return undefined;
}

/** @type {Awaited<ReturnType<typeof serveAnswers>>} */
let org;
around(
  async () => {
    org = await serveAnswers(({ url, body }) => {
      const action = (/** @type {string} */ name) => ({
        rel: ['create-form'],
        name,
        href: `${org.origin}/${name}`,
        value: [{ name: 'identifier' }],
      });
      const identify = { remediation: { type: 'array', value: [action('identify')] }, cancel: action('cancel') };
      if (url.endsWith('/interact')) return { body: { interaction_handle: 'handle' } };
      const step = flowStep(org.origin, url, body);
      if (step) return step;
      if (url.endsWith('/identify') && body.includes('first')) {
        return { status: 400, body: { ...identify, messages: { type: 'array', value: [{ message: 'Try again.' }] } } };
      }
      if (url.endsWith('/identify')) {
        return { body: DONE };
      }
      return { body: identify };
    });
  },
  () => org?.close(),
);

/** Runs a block as a file of the project, with the variables that it does not define, and gives what it printed. */
async function runBlock(/** @type {string} */ code, /** @type {number} */ index) {
  const file = path.join(packageProject(), `readme-${index}.${code.includes('require(') ? 'cjs' : 'mjs'}`);
  const given = `
    globalThis.issuer = ${JSON.stringify(org.origin)};
    globalThis.clientId = 'client'; globalThis.redirectUri = 'http://localhost/'; globalThis.codeChallenge = 'challenge';
    const part = Uint8Array.of(1, 2, 3).buffer;
    const response = { clientDataJSON: part, authenticatorData: part, signature: part };
    Object.defineProperty(globalThis, 'navigator', { value: { credentials: { get: async () => ({ response }) } } });
    let asked = 0; globalThis.ask = async () => ({ identifier: asked++ ? 'ada' : 'first' });`;
  await writeFile(file, code);
  return run(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(given)}`, file]);
}

test('every JavaScript block runs, and prints what it says', async () => {
  const printed = [];
  for (const [index, code] of of('js').entries()) printed.push(await runBlock(code, index));
  assert.deepEqual(printed, [
    'Try again.\nthe-code',
    "[ 'identify' ]",
    '',
    '',
    '1',
    '200',
    'POST 200\nPOST 200',
    '1.0.0',
    "{ name: 'challenge-poll', refresh: 10 }\n2100-01-01T00:00:00.000Z\nthe-code",
    [
      'credentials.passcode Password true true',
      'rememberMe Remember me false false',
      '[',
      "  { path: 'credentials.passcode', problem: 'tooShort', limit: 8 },",
      "  { path: 'rememberMe', problem: 'type' }",
      ']',
      'credentials.passcode Wrong password incorrectPassword',
    ].join('\n'),
    'the-code',
    'otp\nthe-code',
    "[ 'identify' ]",
    "[ 'challenge-authenticator' ]",
  ]);
  assert.equal(org.requests.filter(({ url }) => url === '/cancel').length, 1);
});

test('the shell blocks are the commands that exist', () => {
  const commands = of('sh').map((code) => code.trim());
  assert.deepEqual(commands, [
    'cargo xtask demo',
    'cargo xtask test',
    'npm install okta-idx-wasm',
    'npm install @okta/okta-idx-js@npm:okta-idx-wasm',
  ]);
});

test('the script tag runs, with the packed file in place of the CDN', async () => {
  const [html] = of('html');
  const url = /from '([^']+)'/.exec(html)?.[1] ?? assert.fail('no import');
  const { version } = requireInstalled('okta-idx-wasm/package.json');
  assert.ok(url.endsWith(`/okta-idx-wasm@${version.split('.').slice(0, 2).join('.')}/index.mjs`), url);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.route(url, async (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        headers: { 'access-control-allow-origin': '*' },
        body: await readFile(path.join(packageFolder(), 'index.mjs')),
      }),
    );
    await page.route('http://page.test/', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.goto('http://page.test/');
    await page.waitForFunction(() => document.title === 'IDX 1.0.0', undefined, { timeout: 20_000 });
  } finally {
    await browser.close();
  }
});

test('the overrides block names the packed version', () => {
  const [json] = of('json');
  const { overrides } = JSON.parse(json);
  const { version } = requireInstalled('okta-idx-wasm/package.json');
  assert.equal(overrides['@okta/okta-idx-js'], `npm:okta-idx-wasm@^${version}`);
});

test('every kind of block is tested', () => {
  const kinds = new Set(blocks.map(({ language }) => language));
  assert.deepEqual(kinds, new Set(['sh', 'json', 'html', 'js']));
});
