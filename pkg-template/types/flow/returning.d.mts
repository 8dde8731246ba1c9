/** Coming back to a flow: by a URL, or from a saved state. */

import type { IdxAbortSignal } from '../config.mjs';
import type { IdxState } from '../state.mjs';
import type { StateLike } from './like.mjs';

/** What a callback says. */
export type Callback =
  /** The flow has succeeded. */
  | { kind: 'code'; interactionCode: string }
  /** The flow goes on: `start` with its `interactionHandle`. */
  | { kind: 'interaction-required' }
  /** A magic link: {@link answerOtp}. */
  | { kind: 'otp'; otp: string }
  /** The server refused (RFC 6749, section 4.1.2.1). */
  | { kind: 'error'; error: string; description?: string }
  /** The URL is no callback. */
  | { kind: 'none' };

/**
 * Reads the URL with which a user comes back from an identity provider or by a magic link. First the URL must be the redirect
 * URI, then its `state` that of the flow (`toPersist.state`); only then is anything of it believed. Leave `state` out only where
 * it is not known, as in another browser.
 *
 * Throws `ERR_IDX_CALLBACK` if the URL or its `state` do not match, if it has a parameter twice (RFC 6749, section 3.1) or one
 * that is not percent-encoded UTF-8.
 *
 * @example
 * ```ts
 * import { callback } from 'okta-idx-wasm/flow';
 *
 * const back = callback(location.href, { redirectUri, state: 'kept' });
 * if (back.kind === 'code') console.log(back.interactionCode.length);
 * ```
 */
export function callback(url: string | object, expected: { redirectUri: string | object; state?: string }): Callback;

/**
 * Sends the passcode of a magic link, where the state asks for one (`challenge-authenticator` or `enroll-authenticator`). Resolves
 * and rejects like `proceed`, and rejects with `ERR_IDX_NO_PASSCODE` if the state does not ask for one.
 *
 * @example
 * ```ts
 * import { answerOtp } from 'okta-idx-wasm/flow';
 *
 * const next = await answerOtp(state, '123456');
 * ```
 */
export function answerOtp<State extends StateLike = IdxState>(
  state: State,
  otp: string,
  options?: { signal?: IdxAbortSignal | null },
): Promise<State>;

/** What {@link resume} needs: the default export of the package, a client, or the original. */
export interface MakesStates {
  makeIdxState(raw: any, toPersist?: any): unknown;
}

/**
 * A state as a text, to be resumed later without another request. It holds the handles of the flow: keep it as you keep a
 * password. Its first line has a version.
 *
 * @example
 * ```ts
 * import { save } from 'okta-idx-wasm/flow';
 *
 * sessionStorage.setItem('flow', save(state));
 * ```
 */
export function save(state: StateLike): string;

/**
 * The state that a text of {@link save} holds. Throws `ERR_IDX_SAVED` for any other text, and for one of another version of the
 * format: start the flow anew then.
 *
 * @example
 * ```ts
 * import idx from 'okta-idx-wasm';
 * import { resume } from 'okta-idx-wasm/flow';
 *
 * const text = sessionStorage.getItem('flow');
 * if (text) console.log(resume(text, idx).neededToProceed);
 * ```
 */
export function resume<State = IdxState>(text: string, idx: MakesStates): State;
