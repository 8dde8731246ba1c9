// What must not compile. Run by types.test.mjs; never executed.
import type { IdxState } from 'okta-idx-wasm';
import {
  answerOtp,
  callback,
  deviceChallenge,
  fields,
  poll,
  pollOf,
  resume,
  save,
  validate,
  webauthn,
} from 'okta-idx-wasm/flow';

declare const state: IdxState;

// @ts-expect-error a text is no state
pollOf('state');
// @ts-expect-error no signal
poll(state, { signal: 5 });
// @ts-expect-error no such option
poll(state, { interval: 5 });
// @ts-expect-error no function
poll(state, { onState: 5 });
// @ts-expect-error a remediation is an object
fields('identify');
// @ts-expect-error the params are missing
validate({});
// @ts-expect-error the redirect URI is missing
callback('https://app.example/cb', {});
// @ts-expect-error the passcode is a text
answerOtp(state, 123456);
// @ts-expect-error the second argument is missing
resume(save(state));
// @ts-expect-error it makes no states
resume('', {});
// @ts-expect-error no function
deviceChallenge(state, { open: 'href' });
// @ts-expect-error no such option
webauthn.requestOptions(state, { mediation: 'conditional' });
// @ts-expect-error `kind` comes first
callback('https://app.example/cb', { redirectUri: '' }).otp;
