// What src/protocol says, for JavaScript. Written by `UPDATE_CODES=1 cargo test codes`; a test compares it.

export const KIND_NULLISH = 0;
export const KIND_SCALAR = 1;
export const KIND_TEXT = 2;
export const KIND_LIST = 3;
export const KIND_OBJECT = 4;
export const VALUE_SHIFT = 3;
export const FLAG_TRUTHY = 64;
export const FLAG_REL = 128;
export const FLAG_TYPE_OBJECT = 256;
export const FLAG_IMMUTABLE = 512;
export const FLAG_CODE = 1024;
export const FLAG_LISTED = 2048;
export const FLAG_SKIPPED = 4096;
export const MAX_PATH = 1024;
export const STEP_RELATE = 0;
export const STEP_REMEDIATION = 1;
export const STEP_ACTION = 2;
export const STEP_SUB_ACTION = 3;
export const STEP_PLAIN = 4;
export const STEP_CONTEXT = 5;
export const STEP_ENTRY = 6;
export const STEP_CODE = 7;
export const INDEX = 4294967295;
export const ROLE_NEEDED = 0;
export const ROLE_DEFAULT = 1;
export const ROLE_IMMUTABLE = 2;
export const ROLE_BLANK = 3;
export const FUNCTION_START = 1;
export const FUNCTION_INTERACT = 2;
export const FUNCTION_INTROSPECT = 4;
export const PURPOSE_ACTION = 2;
export const SETTLEMENT_VALUE = 0;
export const SETTLEMENT_REJECT_VALUE = 1;
export const SETTLEMENT_STATE = 2;
export const SETTLEMENT_REJECT_STATE = 3;
export const SETTLEMENT_REJECT_STEP_UP = 4;
export const SETTLEMENT_HANDLE = 5;
export const SETTLEMENT_GO_ON = 6;
export const SETTLEMENT_REJECT_FAILURE = 7;
export const SETTLEMENT_REJECT_INTROSPECT = 8;
export const FORM = 2;
export const PARAM_CLIENT_ID = 6;
export const PARAM_STATE = 11;
export const PARAM_WITH_CREDENTIALS = 20;
export const PARAM_PARAMETERS = 19;
export const PARAM_ALLOWED_ORIGINS = 21;
export const PARAM_SIGNAL = 22;
export const OUTCOME_ANSWERED = 0;
export const OUTCOME_REFUSED = 1;
export const OUTCOME_FAILED = 2;
export const ERR_IDX_CONFIG = 'ERR_IDX_CONFIG';
export const ERR_IDX_VERSION = 'ERR_IDX_VERSION';
export const ERR_IDX_RESPONSE = 'ERR_IDX_RESPONSE';
export const ERR_IDX_NOT_JSON = 'ERR_IDX_NOT_JSON';
export const ERR_IDX_BODY = 'ERR_IDX_BODY';
export const ERR_IDX_NAVIGATE = 'ERR_IDX_NAVIGATE';
export const ERR_IDX_SCHEME = 'ERR_IDX_SCHEME';
export const ERR_IDX_URL = 'ERR_IDX_URL';
export const ERR_IDX_ORIGIN = 'ERR_IDX_ORIGIN';
export const ERR_IDX_NO_FETCH = 'ERR_IDX_NO_FETCH';
export const ERR_IDX_LOADING = 'ERR_IDX_LOADING';
export const ERR_IDX_CORE = 'ERR_IDX_CORE';

/** By their numbers. */
export const ERROR_CODES = [
  'ERR_IDX_CONFIG',
  'ERR_IDX_VERSION',
  'ERR_IDX_RESPONSE',
  'ERR_IDX_NOT_JSON',
  'ERR_IDX_BODY',
  'ERR_IDX_NAVIGATE',
  'ERR_IDX_SCHEME',
  'ERR_IDX_URL',
  'ERR_IDX_ORIGIN',
  'ERR_IDX_NO_FETCH',
  'ERR_IDX_LOADING',
  'ERR_IDX_CORE',
];

/** By its number; 0 is none. */
export const MEDIA_TYPES = [
  '',
  'application/json',
  'application/x-www-form-urlencoded',
  'application/ion+json; okta-version=1.0.0',
  'application/ion+json',
];

/** The parameters of `start`, `interact` and `introspect`, by their numbers. */
export const PARAMS = [
  'issuer',
  'domain',
  'baseUrl',
  'version',
  'stateHandle',
  'interactionHandle',
  'clientId',
  'scopes',
  'redirectUri',
  'codeChallenge',
  'codeChallengeMethod',
  'state',
  'activationToken',
  'recoveryToken',
  'clientSecret',
  'maxAge',
  'acrValues',
  'nonce',
  'loginHint',
  'parameters',
  'withCredentials',
  'allowedOrigins',
  'signal',
];

/** The `X-Okta-User-Agent-Extended` header. */
export const USER_AGENT = 'okta-idx-wasm/0.1.0';
