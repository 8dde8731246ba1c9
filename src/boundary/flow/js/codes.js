// What src/protocol/flow says, for JavaScript. Written by `UPDATE_CODES=1 cargo test codes`; a test compares it.

export const KIND_NULL = 0;
export const KIND_FALSE = 1;
export const KIND_TRUE = 2;
export const KIND_NUMBER = 3;
export const KIND_TEXT = 4;
export const KIND_BYTES = 5;
export const KIND_LIST = 6;
export const KIND_OBJECT = 7;
export const FUNCTION_POLL_OF = 0;
export const FUNCTION_MESSAGES = 1;
export const FUNCTION_FIELDS = 2;
export const FUNCTION_VALIDATE = 3;
export const FUNCTION_CREATION_OPTIONS = 4;
export const FUNCTION_REQUEST_OPTIONS = 5;
export const FUNCTION_ATTESTATION = 6;
export const FUNCTION_ASSERTION = 7;
export const FUNCTION_CALLBACK = 8;
export const FUNCTION_ASKS_FOR_PASSCODE = 9;
export const FUNCTION_SAVED = 10;
export const FUNCTION_RESUMED = 11;
export const FUNCTION_DEVICE_CHALLENGE = 12;
export const FUNCTION_USER_CANCELS = 13;
export const OUTCOME_ANSWERED = 0;
export const OUTCOME_REFUSED = 1;
export const OUTCOME_DROPPED = 2;
export const ERR_IDX_CONFIG = 'ERR_IDX_CONFIG';
export const ERR_IDX_NO_POLL = 'ERR_IDX_NO_POLL';
export const ERR_IDX_EXPIRED = 'ERR_IDX_EXPIRED';
export const ERR_IDX_NO_PASSCODE = 'ERR_IDX_NO_PASSCODE';
export const ERR_IDX_WEBAUTHN = 'ERR_IDX_WEBAUTHN';
export const ERR_IDX_NO_CREDENTIALS = 'ERR_IDX_NO_CREDENTIALS';
export const ERR_IDX_CALLBACK = 'ERR_IDX_CALLBACK';
export const ERR_IDX_SAVED = 'ERR_IDX_SAVED';
export const ERR_IDX_NO_DEVICE_CHALLENGE = 'ERR_IDX_NO_DEVICE_CHALLENGE';
export const ERR_IDX_SCHEME = 'ERR_IDX_SCHEME';
export const ERR_IDX_LOADING = 'ERR_IDX_LOADING';
export const ERR_IDX_CORE = 'ERR_IDX_CORE';

/** By their numbers. */
export const ERROR_CODES = [
  'ERR_IDX_CONFIG',
  'ERR_IDX_NO_POLL',
  'ERR_IDX_EXPIRED',
  'ERR_IDX_NO_PASSCODE',
  'ERR_IDX_WEBAUTHN',
  'ERR_IDX_NO_CREDENTIALS',
  'ERR_IDX_CALLBACK',
  'ERR_IDX_SAVED',
  'ERR_IDX_NO_DEVICE_CHALLENGE',
  'ERR_IDX_SCHEME',
  'ERR_IDX_LOADING',
  'ERR_IDX_CORE',
];
