/** States: what a response means. Field names are those of the IDX API. */

import type { IdxRemediationParams } from '../index.mjs';
import type { IdxAbortSignal } from './config.mjs';

/** Data that all states of a flow share, including rejected states. It is always the same object. */
export interface ToPersist {
  baseUrl?: string;
  clientId?: string;
  state?: string;
  withCredentials?: boolean;
  /** Present if they were given to `start`. */
  allowedOrigins?: string[];
  /** Present if `start` began the flow. Keep it to resume the flow after a reload. */
  interactionHandle?: string;
  [key: string]: unknown;
}

/** A message to show (Ion: `messages.value[]`). */
export interface IdxMessage {
  message?: string;
  /** `'ERROR'`, `'INFO'`, `'WARNING'`. */
  class?: string;
  i18n?: { key: string; params?: unknown[]; [key: string]: unknown };
  [key: string]: unknown;
}

/** A list of messages, such as `context.messages` or the messages of a field. */
export interface IdxMessages {
  type?: string;
  value?: IdxMessage[];
  [key: string]: unknown;
}

/** An option of a field. */
export interface IdxOption {
  label?: string;
  /** The value to send, or an object whose `form` has further fields. */
  value?: unknown;
  /**
   * The part of the same response that the option refers to. The server sends a path, which is replaced by that part.
   */
  relatesTo?: unknown;
  [key: string]: unknown;
}

/** A field of an Ion form. */
export interface IdxField {
  name?: string;
  label?: string;
  /** `'boolean'`, `'object'`, …; `'string'` if absent. */
  type?: string;
  required?: boolean;
  secret?: boolean;
  visible?: boolean;
  /** `true` if absent. Immutable fields are sent unchanged; a value given by the caller is ignored. */
  mutable?: boolean;
  /** The default value, or the value of an immutable field. */
  value?: unknown;
  /** The fields of an `object`. */
  form?: { value?: IdxField[]; [key: string]: unknown };
  options?: IdxOption[];
  messages?: IdxMessages;
  relatesTo?: unknown;
  [key: string]: unknown;
}

/** Values to send, by field name. */
export type IdxParams = Record<string, unknown>;

/** Options of `proceed` and of actions. */
export interface IdxCallOptions {
  /** Aborts the request. The call then rejects with the signal's `reason`, and the state can be used again. */
  signal?: IdxAbortSignal | null;
}

/**
 * Sends an action. Resolves to the next state. Rejects with an {@link IdxState} if the server refuses
 * (wrong password, …), or with an error (an `Error`, the rejection value of `fetch`, or the reason of the signal).
 */
export interface IdxAction {
  (params?: IdxParams | null, options?: IdxCallOptions): Promise<IdxState>;
  /** The fields to ask the user for, as one list. For an action without a form, the definition itself. */
  neededParams: IdxField[][];
}

/** A remediation, that is, a possible next step: an entry of `neededToProceed`. */
export interface IdxRemediation {
  /** The name to pass to `proceed`. */
  name: string;
  rel?: string[];
  href?: string;
  /** `'POST'` if absent. `'GET'` marks a page to navigate to, which `proceed` rejects. */
  method?: string;
  accepts?: string;
  /** The fields of the form. */
  value?: IdxField[];
  /** The polling interval in milliseconds, if the remediation is for polling. */
  refresh?: number;
  relatesTo?: unknown;
  action: IdxAction;
  [key: string]: unknown;
}

/** A top-level field of a response that is neither a plain value nor an action. */
export interface IdxContextField {
  type: string | undefined;
  value: unknown;
  [key: string]: unknown;
}

/** Information about the flow, apart from the possible next steps. */
export interface IdxContext {
  version?: string;
  stateHandle?: string;
  /** ISO 8601. */
  expiresAt?: string;
  /** `'LOGIN'`, … */
  intent?: string;
  messages?: IdxMessages & { type: string | undefined };
  user?: IdxContextField;
  app?: IdxContextField;
  authenticators?: IdxContextField;
  authenticatorEnrollments?: IdxContextField;
  currentAuthenticator?: IdxContextField;
  currentAuthenticatorEnrollment?: IdxContextField;
  [key: string]: unknown;
}

/**
 * The actions of a state that the IDX API has. Which of them a state has, its response says. Any other name is allowed.
 */
export interface IdxActions {
  cancel: IdxAction;
  'currentAuthenticator-recover': IdxAction;
  'currentAuthenticator-resend': IdxAction;
  'currentAuthenticator-send': IdxAction;
  'currentAuthenticator-poll': IdxAction;
  'currentAuthenticator-cancel': IdxAction;
  'currentAuthenticatorEnrollment-recover': IdxAction;
  'currentAuthenticatorEnrollment-resend': IdxAction;
  'currentAuthenticatorEnrollment-send': IdxAction;
  'currentAuthenticatorEnrollment-poll': IdxAction;
  'authenticatorChallenge-cancel': IdxAction;
  [name: string]: IdxAction;
}

/** The HTTP answer from which a state was made. */
export interface IdxHttpResponse {
  url: string;
  status: number;
  /** By their names in lower case. Only those that the runtime shows: CORS hides most of them from a page. */
  headers: Record<string, string>;
  /** `X-Okta-Request-Id`, which Okta's support asks for. */
  requestId: string | undefined;
  /**
   * How many seconds to wait before the next request: by `Retry-After`, else by `X-Rate-Limit-Reset`, which is compared
   * with `Date`. Undefined if there is no such header.
   */
  retryAfter: number | undefined;
}

/**
 * A response as the server sent it, except that `relatesTo` paths are replaced by the objects they point at.
 * It is not validated: these are the fields of a response of the IDX API, as okta-auth-js types them.
 */
export interface RawIdxResponse {
  version: string;
  /** Absent from some responses that end a flow. */
  stateHandle: string;
  remediation?: { type: 'array'; value: any[]; [key: string]: unknown };
  [key: string]: unknown;
}

/** The current state of a flow. Its functions do not use `this`. */
export interface IdxState {
  /**
   * Cannot be called (`this: never`). This overload makes a state assignable to types that declare `params`
   * as `unknown`, as okta-auth-js does. In a call, `params` must still be an object.
   */
  proceed(this: never, remediationChoice: string, params: unknown): Promise<IdxState>;
  /**
   * Runs the remediation of that name: the first such entry of `neededToProceed`. Resolves and rejects
   * like {@link IdxAction}. If there is no such entry, rejects with the string
   * `Unknown remediation choice: [name]`.
   */
  proceed<Name extends keyof IdxRemediationParams>(
    remediationChoice: Name,
    params?: IdxRemediationParams[Name] | null,
    options?: IdxCallOptions,
  ): Promise<IdxState>;
  /** A remediation or parameters that {@link IdxRemediationParams} does not have. */
  proceed(remediationChoice: string, params?: IdxParams | null, options?: IdxCallOptions): Promise<IdxState>;
  neededToProceed: IdxRemediation[];
  /** Other actions by name: `cancel`, `currentAuthenticator-recover`, … */
  actions: IdxActions;
  context: IdxContext;
  /** The parsed response itself, not a copy. */
  rawIdxState: RawIdxResponse;
  /** The same as `rawIdxState`; not enumerable. */
  readonly rawIdxResponse: RawIdxResponse;
  /** Whether the flow has succeeded. */
  hasInteractionCode(): boolean;
  /** The code to exchange for tokens at `{baseUrl}/v1/token`, with the PKCE code verifier. */
  interactionCode: string | undefined;
  toPersist: ToPersist;
  /** Only on a rejected state: the flow continues, and there is no error to show. */
  stepUp?: true;
  /** The answer of the server. Not enumerable; absent from a state that `makeIdxState` made. */
  readonly response?: IdxHttpResponse;
}
