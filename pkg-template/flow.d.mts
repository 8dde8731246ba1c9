/**
 * Types of `okta-idx-wasm/flow`: what helps a page through a flow.
 *
 * All functions work on states as plain objects: of `okta-idx-wasm`, of `@okta/okta-idx-js`, of tests. They take and return
 * plain data, and keep no state. Those that return no promise throw what the others reject with.
 *
 * Every error that these functions make has a `code` of {@link ERROR_CODES}. A wrong argument or option is a `TypeError` with
 * the code `ERR_IDX_CONFIG`. No error shows a value that was given, which may be secret.
 */

import type { IdxAbortSignal } from './types/config.mjs';
import type { IdxParams, IdxState } from './types/state.mjs';

/** The codes of the errors of this module. */
export const ERROR_CODES: readonly FlowErrorCode[];

/** The code of an error of this module. */
export type FlowErrorCode =
  /** An argument or an option is missing, of a wrong type, or has a value that cannot be used. */
  | 'ERR_IDX_CONFIG'
  /** The state has no poll. */
  | 'ERR_IDX_NO_POLL'
  /** The flow has expired while it polled. */
  | 'ERR_IDX_EXPIRED'
  /** The state does not ask for a passcode. */
  | 'ERR_IDX_NO_PASSCODE'
  /** There is no WebAuthn challenge, or what is given for it cannot be read. */
  | 'ERR_IDX_WEBAUTHN'
  /** There is no `navigator.credentials`. */
  | 'ERR_IDX_NO_CREDENTIALS'
  /** The URL is no callback of this flow. */
  | 'ERR_IDX_CALLBACK'
  /** The text is no saved state, or one of another version. */
  | 'ERR_IDX_SAVED'
  /** The state has no device challenge. */
  | 'ERR_IDX_NO_DEVICE_CHALLENGE'
  /** The link of a device challenge would run a script. */
  | 'ERR_IDX_SCHEME'
  /** The core is still loading, and the call cannot wait. */
  | 'ERR_IDX_LOADING'
  /** No core can be loaded, or the core ran out of memory or stack. */
  | 'ERR_IDX_CORE';

/** A state, or a plain object with the same members. */
export type StateLike = object;

/** An entry of `neededToProceed`, or a plain object with the same members. */
export type RemediationLike = object;

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
 */
export function pollOf(state: StateLike): PollOf | undefined;

/** A message to show. */
export interface Message {
  text?: string;
  /** Okta's key of the text (`i18n.key`), by which a page can have its own; for an error of Okta's API its code. */
  key?: string;
  /** `'ERROR'`, `'INFO'` or `'WARNING'`. */
  class?: string;
  /** The parameters of the text (`i18n.params`). */
  params: unknown[];
  /** The path of its field, such as `credentials.passcode`. Absent for a message of the flow itself. */
  path?: string;
  /** Links that belong to the text, as the server sends them. Absent if there are none. */
  links?: unknown[];
}

/**
 * The messages of a state: those of the flow, then those of the fields of its remediations, of the forms and options in them, in
 * order and none twice.
 */
export function messages(state: StateLike): Message[];

/** A field to fill in (Ion, section 5.7). */
export interface Field {
  /** Where its value goes in the parameters of `proceed`: `credentials.passcode` is `{ credentials: { passcode } }`. */
  path: string;
  label?: string;
  /** `'string'` if the form does not say it. */
  type: string;
  /** Also of the only field of a form that is required. */
  required: boolean;
  secret: boolean;
  visible: boolean;
  /** The default value. */
  value?: unknown;
  /** The fewest characters. */
  minLength?: number;
  /** The most characters. */
  maxLength?: number;
  options?: FieldOption[];
  messages: Message[];
}

/** A value to choose. */
export interface FieldOption {
  label?: string;
  /** What to send at the field's path. For an option with a form: the values of that form which cannot be changed. */
  value?: unknown;
  /** The fields of its form, whose values are sent beside those of `value`. */
  fields: Field[];
}

/** Every field of a remediation that can be filled in, flat: of a field with a form, the fields of that form. */
export function fields(remediation: RemediationLike): Field[];

/** Something wrong with a value. */
export interface Invalid {
  /** The path of the field. */
  path: string;
  problem: /** Missing, or an empty string. */
    | 'required'
    /** The form has no such field. */
    | 'unknown'
    /** Of another type than the field. */
    | 'type'
    | 'tooShort'
    | 'tooLong'
    | 'notAnOption'
    /** The field cannot be changed, and has another value. */
    | 'immutable';
  /** The fewest or the most characters. */
  limit?: number;
}

/**
 * What is wrong with parameters for a remediation; empty where all is well. Only what the form says is checked; a rule of the
 * server that is not in the form is not.
 */
export function validate(remediation: RemediationLike, params: IdxParams): Invalid[];

/** The argument of `navigator.credentials.create` or `.get`. */
export interface CeremonyOptions {
  /** The members as the server sent them, with bytes where the browser takes bytes. */
  publicKey: any;
  mediation?: 'conditional';
}

/** The name of a remediation and its parameters, for `proceed`. */
export interface CeremonyResult {
  name: string;
  params: { credentials: Record<string, string> };
}

/**
 * WebAuthn: the options of a ceremony from a state, and the parameters for `proceed` from a credential. The rules are those of
 * Okta's sign-in widget: all members of the server's data pass through; the user's keys (`authenticatorEnrollments`) are
 * excluded or allowed; padded base64 goes out.
 *
 * Without a challenge in the state, with a challenge that is not base64, or with a credential of another ceremony, they throw
 * `ERR_IDX_WEBAUTHN`.
 */
export const webauthn: {
  /** The argument of `navigator.credentials.create`. A key that must be discoverable excludes none. */
  creationOptions(state: StateLike): CeremonyOptions;
  /**
   * The argument of `navigator.credentials.get`. With `conditional`, that of autofill, to which you add a `signal`. Any key is
   * allowed for autofill, and where the user is not known yet.
   */
  requestOptions(state: StateLike, options?: { conditional?: boolean }): CeremonyOptions;
  /** The parameters after a registration. `credential` is a `PublicKeyCredential`, or what its `toJSON()` returned. */
  attestation(credential: object, remediation: RemediationLike): CeremonyResult['params'];
  /** The parameters after a sign-in. `credential` is a `PublicKeyCredential`, or what its `toJSON()` returned. */
  assertion(credential: object, remediation: RemediationLike): CeremonyResult['params'];
  /**
   * Registers a key: asks the browser, and makes the parameters. Rejects with what `navigator.credentials` rejects with, and with
   * `ERR_IDX_NO_CREDENTIALS` where there is none.
   */
  create(state: StateLike, options?: { signal?: IdxAbortSignal | null }): Promise<CeremonyResult>;
  /** Signs in with a key: asks the browser, and makes the parameters. Rejects like `create`. */
  get(state: StateLike, options?: { signal?: IdxAbortSignal | null; conditional?: boolean }): Promise<CeremonyResult>;
};

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
 */
export function callback(url: string | object, expected: { redirectUri: string | object; state?: string }): Callback;

/**
 * Sends the passcode of a magic link, where the state asks for one (`challenge-authenticator` or `enroll-authenticator`). Resolves
 * and rejects like `proceed`, and rejects with `ERR_IDX_NO_PASSCODE` if the state does not ask for one.
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
 */
export function save(state: StateLike): string;

/**
 * The state that a text of {@link save} holds. Throws `ERR_IDX_SAVED` for any other text, and for one of another version of the
 * format: start the flow anew then.
 */
export function resume<State = IdxState>(text: string, idx: MakesStates): State;

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
 */
export function deviceChallenge<State extends StateLike = IdxState>(
  state: State,
  options?: DeviceChallengeOptions<State>,
): Promise<State>;
