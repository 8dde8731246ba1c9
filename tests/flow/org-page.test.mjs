// @ts-check
// Flows in a page in headless Chromium, against the mock org: what only a page has.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { around } from '../support/around.mjs';
import { POLL, TIME, until } from './org-harness.mjs';
import { closedPort, startOktaVerify } from './org-okta-verify.mjs';
import { launchChromium, openPage } from './org-page.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
around(
  async () => {
    browser = await launchChromium();
  },
  () => browser?.close(),
);

/**
 * Starts a flow in the page, and answers the form for the identifier. The state is then in `window.state`.
 * @param {import('playwright-core').Page} page
 * @param {string} identifier
 */
const identify = (page, identifier) =>
  page.evaluate(async (identifier) => {
    const { idx, config } = /** @type {any} */ (window);
    const state = await (await idx.start(config)).proceed('identify', { identifier });
    Object.assign(window, { state });
    return state.rawIdxState;
  }, identifier);

/** Hides the page, or shows it. @param {import('playwright-core').Page} page @param {boolean} hidden */
const hide = (page, hidden) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    document.dispatchEvent(new Event('visibilitychange'));
    return performance.now();
  }, hidden);

test('the package and its flow are one file each', TIME, async (t) => {
  const { files, noises } = await openPage(t, browser);
  assert.deepEqual(files().sort(), ['/flow.mjs', '/index.mjs']);
  assert.deepEqual(noises(), []);
});

test('while the page is hidden nothing is sent, and half a second after it shows the poll goes on', TIME, async (t) => {
  const { org, page } = await openPage(t, browser);
  await org.loopback({ refresh: 20 });
  const { authenticatorChallenge } = await identify(page, 'fastpass@example.com');
  await page.evaluate(() => {
    const { flow, state, fetch } = /** @type {any} */ (window);
    const polls = { sent: /** @type {number[]} */ ([]), open: 0 };
    const counted = async (/** @type {unknown[]} */ ...given) => {
      polls.sent.push(performance.now());
      polls.open += 1;
      try {
        return await fetch(...given);
      } finally {
        polls.open -= 1;
      }
    };
    Object.assign(window, { fetch: counted, polls, done: flow.poll(state) });
  });
  const polls = () => page.evaluate(() => /** @type {any} */ (window).polls);
  await until(async () => (await org.requests(POLL)) >= 3);

  await hide(page, true);
  await until(async () => (await polls()).open === 0);
  const before = await org.requests(POLL);
  // Twenty intervals.
  await page.waitForTimeout(400);
  assert.equal(await org.requests(POLL), before);

  // Shown, but not for half a second.
  await hide(page, false);
  await hide(page, true);
  await page.waitForTimeout(600);
  assert.equal(await org.requests(POLL), before);

  const shown = await hide(page, false);
  await until(async () => (await org.requests(POLL)) > before);
  const { sent } = await polls();
  assert.ok(sent[before] - shown >= 499, `sent after ${sent[before] - shown} ms`);
  await org.approve(authenticatorChallenge.value.challengeRequest);
  assert.equal(
    typeof (await page.evaluate(async () => (await /** @type {any} */ (window).done).interactionCode)),
    'string',
  );
});

test('a magic link that opens in the page is a callback, and the saved state goes on from it', TIME, async (t) => {
  const { org, page, open, origin, noises } = await openPage(t, browser);
  await identify(page, 'magic@example.com');
  await page.evaluate(() => {
    const { flow, state } = /** @type {any} */ (window);
    sessionStorage.setItem('state', flow.save(state));
  });
  const { link = '' } = await org.mail('magic@example.com');
  await open(link);
  assert.ok(page.url().startsWith(`${origin}/callback?state=a-state&otp=`), page.url());
  const answer = await page.evaluate(async () => {
    const { idx, flow, config } = /** @type {any} */ (window);
    const state = flow.resume(sessionStorage.getItem('state'), idx);
    const { redirectUri } = config;
    const came = flow.callback(location, { redirectUri, state: state.toPersist.state });
    const done = await flow.answerOtp(state, came.otp);
    return { came, code: done.interactionCode };
  });
  assert.deepEqual(answer.came, { kind: 'otp', otp: new URL(page.url()).searchParams.get('otp') });
  assert.equal(typeof answer.code, 'string');
  assert.deepEqual(noises(), []);
});

test('the way back from an identity provider is a callback, and the flow goes on with its handle', TIME, async (t) => {
  const { org, page, origin, open } = await openPage(t, browser, { clientId: 'idp-client' });
  const href = await page.evaluate(async () => {
    const { idx, flow, config } = /** @type {any} */ (window);
    const state = await idx.start(config);
    sessionStorage.setItem('state', flow.save(state));
    return state.neededToProceed.find((/** @type {any} */ it) => it.name === 'redirect-idp').href;
  });
  await page.goto(href);
  await page.getByRole('button').first().click();
  await page.waitForURL(`${origin}/callback?**`);
  await open(page.url());
  const answer = await page.evaluate(async () => {
    const { idx, flow, config } = /** @type {any} */ (window);
    const { toPersist } = flow.resume(sessionStorage.getItem('state'), idx);
    const came = flow.callback(location.href, { redirectUri: config.redirectUri, state: toPersist.state });
    const state = await idx.start({ ...config, interactionHandle: toPersist.interactionHandle });
    Object.assign(window, { state });
    return came;
  });
  assert.deepEqual(answer, { kind: 'interaction-required' });
  // More is required of this user: a code by email.
  const code = await page.evaluate(
    async (otp) => {
      const { flow, state } = /** @type {any} */ (window);
      return (await flow.answerOtp(state, otp)).interactionCode;
    },
    await org.code('idp@example.com'),
  );
  assert.equal(typeof code, 'string');
});

test('Okta Verify is found from a page, on the second port, past the preflights of CORS', TIME, async (t) => {
  const { org, page, noises } = await openPage(t, browser);
  const verify = await startOktaVerify(t, { challenge: org.approve });
  await org.loopback({ ports: [await closedPort(t), verify.port], refresh: 50, probeTimeoutMillis: 5000 });
  const { authenticatorChallenge } = await identify(page, 'fastpass@example.com');
  const code = await page.evaluate(async () => {
    const { flow, state } = /** @type {any} */ (window);
    return (await flow.deviceChallenge(state)).interactionCode;
  });
  assert.equal(typeof code, 'string');
  assert.deepEqual(verify.requests(), ['GET /probe', 'POST /challenge']);
  assert.ok(verify.preflights() > 0);
  assert.deepEqual(verify.challenges, [authenticatorChallenge.value.challengeRequest]);
  const [{ state, cancels }] = await org.challenges();
  assert.deepEqual([state, cancels], ['approved', 0]);
  assert.deepEqual(noises(), []);
});

test('a listener that refuses the preflight is not reached, and the password follows', TIME, async (t) => {
  const { org, page } = await openPage(t, browser);
  const other = await startOktaVerify(t, { preflight: 403 });
  await org.loopback({ ports: [other.port], refresh: 50, probeTimeoutMillis: 5000 });
  await identify(page, 'fastpass@example.com');
  const names = await page.evaluate(async () => {
    const { flow, state } = /** @type {any} */ (window);
    return (await flow.deviceChallenge(state)).neededToProceed.map((/** @type {any} */ it) => it.name);
  });
  assert.deepEqual(names, ['challenge-authenticator', 'select-authenticator-authenticate']);
  assert.deepEqual(other.requests(), []);
  const [{ reason, cancels }] = await org.challenges();
  assert.deepEqual([reason, cancels], ['OV_UNREACHABLE_BY_LOOPBACK', 1]);
});
