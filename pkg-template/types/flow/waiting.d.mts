/** Polls, and challenges of Okta Verify. */

import type { IdxAbortSignal } from '../config.mjs';
import type { IdxState } from '../state.mjs';
import type { StateLike } from './like.mjs';

/** Options of {@link poll}. */
export interface PollOptions<State = IdxState> {
  /** Ends the poll and its request in flight. The promise then rejects with the signal's `reason`. */
  signal?: IdxAbortSignal | null;
  /**
   * Called with every state of the same poll, for its countdown and its messages. If it throws, the poll rejects with exactly
   * that value.
   */
  onState?: (state: State) => void;
  /**
   * Replaces the timer, in tests: waits for some milliseconds. The signal says that nothing waits any more.
   */
  wait?: (milliseconds: number, signal: any) => PromiseLike<unknown>;
}

/**
 * Polls until the flow has gone on, as a magic link or a push makes it go on; resolves to the first state that is something else:
 * without a poll, with another one, for another authenticator, or with an interaction code.
 *
 * Which poll: see {@link pollOf}. It waits first, for as long as each answer says (`refresh`). A refusal for too many requests
 * (429) is waited out, and so is a connection that drops, each time twice as long, up to a minute. Nothing is sent while the page
 * is hidden. A flow has one poll: a newer one ends the older one with an `AbortError`. States are of one flow if they share
 * `toPersist` or the state handle, as those do that were resumed from one text.
 *
 * Rejects with the state of any other refusal, as `proceed` does; with `ERR_IDX_NO_POLL` without a poll; with `ERR_IDX_EXPIRED`
 * past the `expiresAt` of the state; and with the reason of the signal.
 *
 * The rules are those of Okta's sign-in widget and mobile SDKs.
 *
 * @example
 * ```ts
 * import { poll } from 'okta-idx-wasm/flow';
 *
 * const stop = new AbortController();
 * const next = await poll(state, { signal: stop.signal });
 * ```
 */
export function poll<State extends StateLike = IdxState>(state: State, options?: PollOptions<State>): Promise<State>;

/** What a state polls. */
export interface PollOf {
  /** The name of the remediation or action. */
  name: string;
  /** The interval in milliseconds: `refresh`, or 4,000 if the state does not say it. */
  refresh: number;
}

/**
 * The poll of a state: its first remediation named `poll` or `…-poll`, else the action `currentAuthenticator-poll`, else
 * `currentAuthenticatorEnrollment-poll`. `undefined` if it has none.
 *
 * @example
 * ```ts
 * import { pollOf } from 'okta-idx-wasm/flow';
 *
 * if (pollOf(state)) console.log('waiting for another device');
 * ```
 */
export function pollOf(state: StateLike): PollOf | undefined;

/** How Okta Verify is to be opened. */
export type DeviceChallengeMethod = 'CUSTOM_URI' | 'UNIVERSAL_LINK' | 'APP_LINK' | 'CHROME_DTC';

/** Options of {@link deviceChallenge}. */
export interface DeviceChallengeOptions<State = IdxState> extends PollOptions<State> {
  /**
   * Aborting also cancels the challenge (`USER_CANCELED`), without waiting for the answer. The promise rejects with the
   * signal's `reason`.
   */
  signal?: IdxAbortSignal | null;
  /**
   * For a user who gives up: when it aborts, the challenge is cancelled (`USER_CANCELED`), once, and the promise settles with
   * the answer to that.
   */
  cancel?: IdxAbortSignal | null;
  /** Called when the challenge is to be cancelled, with why: `statusCode` is that of Okta Verify's answer, or null. */
  onCancel?: (why: {
    reason: 'OV_UNREACHABLE_BY_LOOPBACK' | 'OV_RETURNED_ERROR' | 'USER_CANCELED';
    statusCode: number | null;
  }) => void;
  /**
   * Opens a link of Okta Verify, once. Required unless the method is `LOOPBACK`. A link that a later answer brings is not
   * opened: `onState` gets it.
   */
  open?: (href: string, method: DeviceChallengeMethod | (string & {})) => void;
}

/**
 * Okta FastPass: answers the device challenge of a state (`device-challenge-poll`, or `challenge-poll` of Okta Verify) and
 * resolves to the first state that is something else.
 *
 * For `LOOPBACK`, it looks for Okta Verify on the ports of this device, one after the other, gives it the challenge, and polls
 * beside that. If Okta Verify is on none of them, or answers with an error, the challenge is cancelled, once, and the promise
 * settles with the answer to that. Where a poll brings another challenge, the search ends and begins again with that one. For
 * other methods it calls `open` and polls.
 *
 * Rejects like {@link poll}; with `ERR_IDX_NO_DEVICE_CHALLENGE` without a challenge; with `ERR_IDX_SCHEME` if the link would run
 * a script. The rules are those of Okta's sign-in widget, version 3.
 *
 * @example
 * ```ts
 * import { deviceChallenge } from 'okta-idx-wasm/flow';
 *
 * const next = await deviceChallenge(state, { open: (href) => location.assign(href) });
 * ```
 */
export function deviceChallenge<State extends StateLike = IdxState>(
  state: State,
  options?: DeviceChallengeOptions<State>,
): Promise<State>;
