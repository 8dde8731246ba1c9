// @ts-check
// `callback` and `answerOtp`.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { EVERY, FLOWS, HANDLE, ORG, SECRET } from './entries.mjs';
import { hasCode, NO_OBJECTS, NO_OPTIONS, NO_SIGNALS, rejection, thrownBy } from './errors.mjs';
import { deferred, done, form, org, refusal, response, settled } from './org.mjs';

const REDIRECT = 'https://app.example/callback';
const STATE = `state-${SECRET}`;
const EXPECTED = { redirectUri: REDIRECT, state: STATE };

for (const { name, flow } of FLOWS) {
  const { callback } = flow;
  const read = (/** @type {string} */ query, expected = /** @type {any} */ (EXPECTED)) =>
    callback(`${REDIRECT}?${query}`, expected);
  const refused = (/** @type {any} */ url, /** @type {RegExp} */ message, expected = /** @type {any} */ (EXPECTED)) =>
    hasCode(
      thrownBy(() => callback(url, expected)),
      'ERR_IDX_CALLBACK',
      message,
    );

  test(`${name}: callback gives { kind: 'code', interactionCode }`, () => {
    assert.deepEqual(read(`state=${STATE}&interaction_code=a%2Bb+c`), { kind: 'code', interactionCode: 'a+b c' });
  });

  test(`${name}: callback gives { kind: 'interaction-required' }`, () => {
    const query = `error=interaction_required&error_description=Go+on&state=${STATE}`;
    assert.deepEqual(read(query), { kind: 'interaction-required' });
  });

  test(`${name}: callback gives { kind: 'otp', otp }`, () => {
    assert.deepEqual(read(`otp=012345&state=${STATE}`), { kind: 'otp', otp: '012345' });
  });

  test(`${name}: callback gives { kind: 'error', error, description }, before a code`, () => {
    const query = `state=${STATE}&error=access_denied&error_description=Gr%C3%BC%C3%9Fe+%F0%9F%A6%80&interaction_code=x`;
    assert.deepEqual(read(query), { kind: 'error', error: 'access_denied', description: 'Grüße 🦀' });
    assert.deepEqual(read(`state=${STATE}&error=access_denied`), { kind: 'error', error: 'access_denied' });
  });

  test(`${name}: callback gives { kind: 'none' } for a URL that is no callback`, () => {
    for (const url of [
      REDIRECT,
      `${REDIRECT}?state=${STATE}`,
      `${REDIRECT}?state=other`,
      `${REDIRECT}?a=b#interaction_code=x`,
    ])
      assert.deepEqual(callback(url, EXPECTED), { kind: 'none' });
  });

  test(`${name}: a redirect URI that does not match is refused before anything else is believed`, () => {
    const query = `?state=wrong&interaction_code=${SECRET}&interaction_code=${SECRET}`;
    for (const url of [
      `https://app.example/${query}`,
      `https://app.example/callback/${query}`,
      `http://app.example/callback${query}`,
      `https://app.example.evil.example/callback${query}`,
      `https://app.example:444/callback${query}`,
      `https://evil.example/?u=${REDIRECT}${query}`,
      `https://ada@app.example/callback${query}`,
    ])
      refused(url, /^callback: the URL is not the redirect URI/);
    const withQuery = { ...EXPECTED, redirectUri: `${REDIRECT}?tenant=a` };
    refused(`${REDIRECT}?tenant=b&state=${STATE}&otp=1`, /not the redirect URI/, withQuery);
    assert.equal(callback(`${REDIRECT}?tenant=a&state=${STATE}&otp=1`, withQuery).kind, 'otp');
  });

  test(`${name}: a state that does not match is refused before an error, a code or a passcode is believed`, () => {
    for (const own of [`interaction_code=${SECRET}`, `otp=${SECRET}`, 'error=interaction_required', `error=${SECRET}`])
      for (const state of ['', '&state=', `&state=${STATE}x`, '&state=wrong'])
        refused(`${REDIRECT}?${own}${state}`, /^callback: the `state` of the URL is not that of the flow/);
    assert.equal(read('otp=1&state=any', { redirectUri: REDIRECT }).kind, 'otp', 'where it is not known');
  });

  test(`${name}: a parameter that occurs twice, or is not percent-encoded UTF-8, is refused`, () => {
    const twice = /^callback: the URL has a parameter twice/;
    refused(`${REDIRECT}?state=${STATE}&interaction_code=${SECRET}&interaction_code=b`, twice);
    refused(`${REDIRECT}?state=${STATE}&state=${STATE}&otp=1`, twice);
    for (const wrong of ['%', '%4', '%zz', '%ff', '%ed%a0%80'])
      refused(
        `${REDIRECT}?state=${STATE}&otp=${SECRET}${wrong}`,
        /^callback: a parameter of the URL is not percent-encoded/,
      );
  });

  test(`${name}: URLs are taken as objects too, and compared as the URL standard writes them`, () => {
    const url = new URL(`HTTPS://APP.example:443/a/../callback?state=${STATE}&otp=1`);
    for (const given of [url, url.href, { href: 'no', toString: () => url.href }])
      for (const redirectUri of [REDIRECT, new URL(REDIRECT), 'https://app.example:443/./callback'])
        assert.deepEqual(callback(given, { ...EXPECTED, redirectUri }), { kind: 'otp', otp: '1' });
    const app = `com.example.app:/callback?state=${STATE}&otp=1`;
    assert.equal(callback(app, { ...EXPECTED, redirectUri: 'com.example.app:/callback' }).kind, 'otp');
  });

  test(`${name}: URLs and expectations that are none have a code`, () => {
    for (const wrong of [
      undefined,
      null,
      5,
      '',
      SECRET,
      `/callback?otp=${SECRET}`,
      `?otp=${SECRET}`,
      {},
      `https://[${SECRET}]`,
    ]) {
      const shown = /^callback: (the URL|`redirectUri`) must be an absolute URL/;
      hasCode(
        thrownBy(() => callback(wrong, EXPECTED)),
        'ERR_IDX_CONFIG',
        shown,
      );
      hasCode(
        thrownBy(() => callback(REDIRECT, { ...EXPECTED, redirectUri: wrong })),
        'ERR_IDX_CONFIG',
        shown,
      );
    }
    for (const wrong of NO_OBJECTS)
      hasCode(
        thrownBy(() => callback(REDIRECT, wrong)),
        'ERR_IDX_CONFIG',
        /^callback: the second argument must be an object/,
      );
    for (const state of [null, 5, '', {}, [SECRET]])
      hasCode(
        thrownBy(() => callback(REDIRECT, { ...EXPECTED, state })),
        'ERR_IDX_CONFIG',
        /^callback: `state` must be a string/,
      );
  });
}

/** A response that asks for a passcode. */
const asking = (name = 'challenge-authenticator') => {
  const { value } = form(name);
  const credentials = { name: 'credentials', type: 'object', form: { value: [{ name: 'passcode', secret: true }] } };
  return response([form('identify'), form(name, { value: [credentials, ...value] })]);
};

for (const { title, flow, maker } of EVERY) {
  const { answerOtp } = flow;
  const { make, takesSignals } = maker;

  test(`${title}: answerOtp sends the passcode where the state asks for one, and resolves like proceed`, async () => {
    for (const name of ['challenge-authenticator', 'enroll-authenticator']) {
      const { sent, fetch } = org(done());
      const state = await answerOtp(make(asking(name), fetch), SECRET);
      assert.equal(state.neededToProceed[0].name, 'identify');
      assert.deepEqual([sent.length, sent[0].url], [1, `${ORG}/idp/idx/${name}`]);
      assert.deepEqual(sent[0].body.credentials, { passcode: SECRET });
    }
  });

  test(`${title}: answerOtp rejects like proceed`, async () => {
    const refused = await rejection(answerOtp(make(asking(), org(refusal('wrong', asking())).fetch), SECRET));
    assert.equal(refused.rawIdxState.messages.value[0].i18n.key, 'wrong');
    const error = new Error('no connection');
    assert.equal(await rejection(answerOtp(make(asking(), org(error).fetch), SECRET)), error);
  });

  test(`${title}: answerOtp passes its signal on`, async () => {
    const { promise } = deferred();
    const { sent, fetch } = org(() => promise);
    const controller = new AbortController();
    const answered = rejection(answerOtp(make(asking(), fetch), SECRET, { signal: controller.signal }));
    await settled();
    if (!takesSignals) return;
    controller.abort('left');
    await answered;
    assert.equal(sent[0].init.signal, controller.signal);
  });

  test(`${title}: where the state does not ask for one, answerOtp rejects with ERR_IDX_NO_PASSCODE, and sends nothing`, async () => {
    const message = /^answerOtp: the state does not ask for a passcode: look for/;
    for (const raw of [done(), {}, response([form('challenge-authenticator')]), asking('challenge-other')])
      hasCode(await rejection(answerOtp(make(raw), SECRET)), 'ERR_IDX_NO_PASSCODE', message);
  });

  test(`${title}: states, passcodes and options that are none have a code`, async () => {
    const state = make(asking());
    const refused = async (/** @type {any[]} */ ...given) => rejection(answerOtp(...given));
    for (const wrong of NO_OBJECTS)
      hasCode(await refused(wrong, SECRET), 'ERR_IDX_CONFIG', /^answerOtp: the state must be an object/);
    for (const wrong of [undefined, null, 5, '', {}, [SECRET]])
      hasCode(await refused(state, wrong), 'ERR_IDX_CONFIG', /^answerOtp: the passcode must be a string/);
    for (const wrong of NO_OPTIONS)
      hasCode(await refused(state, SECRET, wrong), 'ERR_IDX_CONFIG', /^answerOtp: the options must be an object/);
    for (const signal of NO_SIGNALS)
      hasCode(await refused(state, SECRET, { signal }), 'ERR_IDX_CONFIG', /`signal` must be an AbortSignal/);
    const { proceed, ...json } = { proceed: 0, neededToProceed: asking().remediation.value, rawIdxState: { HANDLE } };
    hasCode(await refused(json, SECRET), 'ERR_IDX_CONFIG', /^answerOtp: the state must have the function `proceed`/);
  });
}
