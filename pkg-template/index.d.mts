/**
 * Types of `okta-idx-wasm`. Field names are those of the IDX API. Responses may contain fields that are
 * not listed here, so every object of a response has an index signature over `unknown`.
 */

import type { InteractParams, IntrospectParams, StartConfig } from './types/config.mjs';
import type { IdxState, RawIdxResponse, ToPersist } from './types/state.mjs';

export * from './types/config.mjs';
export * from './types/state.mjs';

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

/** The HTTP client, shared by all flows. */
export interface IdxClient {
  interceptors: {
    request: {
      handlers: Array<{ before: RequestInterceptor }>;
      /** Adds an interceptor after the existing ones. */
      use(before: RequestInterceptor): void;
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
