/**
 * Types of `okta-idx-wasm`. Field names are those of the IDX API. Responses may contain fields that are
 * not listed here, so every object of a response has an index signature over `unknown`.
 */

/** The parameters of `start`. */
export interface StartConfig {
  /**
   * The authorization server's URL, `https://{org}/oauth2/{id}`, or the org's URL, `https://{org}`. Trailing
   * slashes are dropped. Required unless `domain` is given.
   */
  issuer?: string;
  /** The client's id. Required unless `stateHandle` is given. */
  clientId?: string;
  /** One of the client's registered redirect URIs. Required unless `stateHandle` is given. */
  redirectUri?: string;
  /** The version of the IDX API. Required; must be `'1.0.0'`. */
  version: string;
  /** The PKCE code challenge, base64url (RFC 7636). Required unless `stateHandle` is given. */
  codeChallenge?: string;
  /** The method of the code challenge, `'S256'` (RFC 7636). Required unless `stateHandle` is given. */
  codeChallengeMethod?: string;
  /** OAuth scopes. Default: `['openid', 'email']`. */
  scopes?: readonly string[];
  /** The OAuth `state` (RFC 6749, section 4.1.1). */
  state?: string;
  /** Resumes the flow of this handle, which is found in `toPersist.interactionHandle`. */
  interactionHandle?: string;
  /** Resumes an Okta-hosted flow. Takes precedence over `interactionHandle`. */
  stateHandle?: string;
  /** A token of an account activation started by an administrator. */
  activationToken?: string;
  /** A token of an account recovery started by an administrator. */
  recoveryToken?: string;
  /** A confidential client's secret. Never use one in a page. */
  clientSecret?: string;
  /** Whether requests include cookies. Default: `true`; only the value `false` excludes them. */
  withCredentials?: boolean;
  /** The org's origin, if it differs from the issuer's. Used unchanged. */
  domain?: string;
  /**
   * The origins (`https://org.example.com`) that this flow may send requests to, compared as URLs. A request
   * to any other origin rejects with an `Error` before it is sent. This includes requests of the actions of
   * its states. Redirects are errors. Default: any origin.
   */
  allowedOrigins?: readonly string[];
}

/** The parameters of `interact`. */
export interface InteractParams {
  /** The base URL of the OAuth endpoints, `https://{org}/oauth2/{id}` or `https://{org}/oauth2`. Required. */
  baseUrl: string;
  clientId?: string;
  redirectUri?: string;
  codeChallenge?: string;
  codeChallengeMethod?: string;
  /** Default: `['openid', 'email']`. */
  scopes?: readonly string[];
  state?: string;
  activationToken?: string;
  recoveryToken?: string;
  clientSecret?: string;
  withCredentials?: boolean;
  /** See {@link StartConfig.allowedOrigins}. */
  allowedOrigins?: readonly string[];
}

/** The parameters of `introspect`: a domain, a version, and one of the handles. */
export interface IntrospectParams {
  /** The org's origin. Required. */
  domain: string;
  /** `'1.0.0'`. Required. */
  version: string;
  interactionHandle?: string;
  /** Takes precedence over `interactionHandle`. */
  stateHandle?: string;
  withCredentials?: boolean;
  /** See {@link StartConfig.allowedOrigins}. */
  allowedOrigins?: readonly string[];
}

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

/**
 * Sends an action. Resolves to the next state. Rejects with an {@link IdxState} if the server refuses
 * (wrong password, …), or with an error (an `Error`, or the rejection value of `fetch`).
 */
export interface IdxAction {
  (params?: IdxParams | null): Promise<IdxState>;
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
  proceed(remediationChoice: string, params?: IdxParams | null): Promise<IdxState>;
  neededToProceed: IdxRemediation[];
  /** Other actions by name: `cancel`, `currentAuthenticator-recover`, … */
  actions: Record<string, IdxAction>;
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
}

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
