/**
 * Types of `okta-idx-wasm/flow`: what helps a page through a flow.
 *
 * All functions work on states as plain objects: of `okta-idx-wasm`, of `@okta/okta-idx-js`, of tests. They take and return
 * plain data, and keep no state. Those that return no promise throw what the others reject with.
 *
 * Every error that these functions make has a `code` of {@link ERROR_CODES}. A wrong argument or option is a `TypeError` with
 * the code `ERR_IDX_CONFIG`. No error shows a value that was given, which may be secret.
 */

export * from './types/flow/forms.mjs';
export * from './types/flow/like.mjs';
export * from './types/flow/returning.mjs';
export * from './types/flow/waiting.mjs';
export * from './types/flow/webauthn.mjs';

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
