// The URL with which a user comes back.

import { configError } from '../../js/errors.js';
import { hide } from '../../js/hide.js';
import { checkedSignal } from '../../js/signal.js';
import { ERR_IDX_NO_PASSCODE, FUNCTION_ASKS_FOR_PASSCODE, FUNCTION_CALLBACK } from './codes.js';
import { call } from './core.js';
import { checkedObject, checkedOptions, missingFunction, viewOf } from './encode.js';

/** A URL as the URL standard writes it. */
function normalised(url, name) {
  try {
    return new URL(url).href;
  } catch {
    // The error of the URL quotes it, and with it the code.
    throw configError(`callback: ${name} must be an absolute URL`);
  }
}

/** What a callback says. */
export function callback(url, expected) {
  const { redirectUri, state } = checkedObject(expected, 'callback: the second argument');
  if (state !== undefined && (typeof state !== 'string' || state === ''))
    throw configError(
      'callback: `state` must be a string: the `state` of `toPersist`, or undefined where it is not known',
    );
  return call(
    FUNCTION_CALLBACK,
    'callback',
    normalised(url, 'the URL'),
    normalised(redirectUri, '`redirectUri`'),
    state,
  );
}

/** Sends the passcode of a magic link. */
export async function answerOtp(state, otp, options) {
  const signal = checkedSignal(checkedOptions(options, 'answerOtp').signal);
  if (typeof otp !== 'string' || otp === '') throw configError('answerOtp: the passcode must be a string');
  const name = call(FUNCTION_ASKS_FOR_PASSCODE, 'answerOtp', viewOf(state, 'answerOtp'));
  if (name === undefined)
    throw hide(
      new Error('answerOtp: the state does not ask for a passcode: look for `challenge-authenticator`'),
      'code',
      ERR_IDX_NO_PASSCODE,
    );
  if (typeof state.proceed !== 'function') throw missingFunction('answerOtp', 'proceed');
  return state.proceed(name, { credentials: { passcode: otp } }, signal && { signal });
}
