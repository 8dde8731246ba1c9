/**
 * Types of `okta-idx-wasm`. Field names are those of the IDX API. Responses may contain fields that are
 * not listed here, so every object of a response has an index signature over `unknown`.
 */

import type { IdxClientOptions, InteractParams, IntrospectParams, StartConfig } from './types/config.mjs';
import type { KnownRemediationParams } from './types/remediations.mjs';
import type { IdxState, RawIdxResponse, ToPersist } from './types/state.mjs';

export * from './types/config.mjs';
export * from './types/remediations.mjs';
export * from './types/state.mjs';

/**
 * The parameters of `proceed` by the name of the remediation, for completion. Add an org's own:
 * `declare module 'okta-idx-wasm' { interface IdxRemediationParams { 'my-step': { answer?: string } } }`.
 */
export interface IdxRemediationParams extends KnownRemediationParams {}

/** The request that an interceptor can read and change. Added options (`signal`, `cache`, …) are passed to `fetch`. */
export interface RequestConfig {
  url: string;
  method: string;
  headers: Record<string, string>;
  credentials: 'include' | 'omit' | 'same-origin';
  body: string;
  [key: string]: unknown;
}

/** Called just before each request. Its return value is ignored and not awaited. If it throws, the call rejects. */
export type RequestInterceptor = (config: RequestConfig) => unknown;

/** What a response interceptor gets: either `response` or `error`, or both if the answer could not be read. */
export interface ResponseReport {
  /** The request, without its body, which may contain a password. */
  request: { url: string; method: string; headers: Record<string, string> };
  /** The answer, with its parsed body, which is that of the state. */
  response?: { url: string; status: number; headers: Record<string, string>; body: any };
  /** What prevented the answer from being read. */
  error?: unknown;
}

/**
 * Called once an answer is read or has failed. Its return value is ignored and not awaited. If it throws, the call
 * rejects with exactly that value.
 */
export type ResponseInterceptor = (report: ResponseReport) => unknown;

/** The HTTP client, shared by all flows of the default export, or of one client of {@link createClient}. */
export interface IdxClient {
  interceptors: {
    request: {
      handlers: Array<{ before: RequestInterceptor }>;
      /** Adds an interceptor after the existing ones. */
      use(before: RequestInterceptor): void;
      /** Removes all interceptors. */
      clear(): void;
    };
    response: {
      handlers: Array<{ after: ResponseInterceptor }>;
      /** Adds an interceptor after the existing ones. */
      use(after: ResponseInterceptor): void;
      /** Removes all interceptors. */
      clear(): void;
    };
  };
}

/** The low-level client of the IDX API. */
export interface Idx {
  /**
   * Begins a flow, or resumes the flow of a handle.
   *
   * Rejects with `{ error }`: a text that names what is missing from the configuration, the rejection value
   * of `interact`, or `{ error: 'introspect call failed', details: IdxState }`. A `TypeError` (a wrong
   * type, an issuer that is not a URL) or an `Error` (a wrong version) is not wrapped.
   */
  start(config: StartConfig): Promise<IdxState>;
  /** `POST {baseUrl}/v1/interact`. Resolves to the interaction handle. */
  interact(params: InteractParams): Promise<string>;
  /** `POST {domain}/idp/idx/introspect`. Resolves to the parsed response. */
  introspect(params: IntrospectParams): Promise<RawIdxResponse>;
  /** Makes a state from a response; any part of it may be missing. Throws a `TypeError` for `null` and `undefined`. */
  makeIdxState(rawIdxResponse: Record<string, unknown> | null | undefined, toPersist?: ToPersist): IdxState;
  /** For code with its own interfaces for responses and states, such as okta-auth-js. */
  makeIdxState(rawIdxResponse: { version?: string } | null | undefined, toPersist?: ToPersist): any;
  client: IdxClient;
  LATEST_SUPPORTED_IDX_API_VERSION: '1.0.0';
}

declare const idx: Idx;
export default idx;

/**
 * Makes a client that shares nothing with the default export and with other clients: for servers with many tenants, for
 * tests, and for custom transports. Its states stay with it. Throws a `TypeError` for wrong options.
 */
export function createClient(options?: IdxClientOptions): Idx;

/**
 * Whether a value is a state: of this package, of another copy of it, or of `@okta/okta-idx-js`. In a `catch`, it tells
 * an answer that refuses from an error.
 */
export function isIdxState(value: unknown): value is IdxState;

/** The `code` of an error that this package makes. docs/errors.md says what happened, why, and what to do. */
export type IdxErrorCode =
  | 'ERR_IDX_CONFIG'
  | 'ERR_IDX_VERSION'
  | 'ERR_IDX_RESPONSE'
  | 'ERR_IDX_NOT_JSON'
  | 'ERR_IDX_BODY'
  | 'ERR_IDX_NAVIGATE'
  | 'ERR_IDX_SCHEME'
  | 'ERR_IDX_URL'
  | 'ERR_IDX_ORIGIN'
  | 'ERR_IDX_NO_FETCH'
  | 'ERR_IDX_LOADING'
  | 'ERR_IDX_CORE';

/** All of them. */
export const ERROR_CODES: readonly IdxErrorCode[];
