/**
 * Types of `okta-idx-wasm`. Field names are those of the IDX API; a response may always hold more
 * than is named here, so every object of one has an index signature over `unknown`.
 */

/** What `start` takes. */
export interface StartConfig {
  /** The authorization server's URL, `https://{org}/oauth2/{id}`, or the org's own `https://{org}`. Trailing slashes are dropped. Required unless `domain` is given. */
  issuer?: string;
  /** The client's id. Required unless `stateHandle` is given. */
  clientId?: string;
  /** One of the client's registered redirect URIs. Required unless `stateHandle` is given. */
  redirectUri?: string;
  /** The version of the IDX API, exactly: `'1.0.0'`. Required. */
  version: string;
  /** The PKCE code challenge, base64url (RFC 7636). Required unless `stateHandle` is given. */
  codeChallenge?: string;
  /** How the challenge was made, `'S256'` (RFC 7636). Required unless `stateHandle` is given. */
  codeChallengeMethod?: string;
  /** OAuth scopes. Default: `['openid', 'email']`. */
  scopes?: readonly string[];
  /** The OAuth `state` (RFC 6749, section 4.1.1). */
  state?: string;
  /** Resumes the flow of this handle, as found in `toPersist.interactionHandle`. */
  interactionHandle?: string;
  /** Takes up an Okta-hosted flow. Wins over `interactionHandle`. */
  stateHandle?: string;
  /** A token of an account activation started by an administrator. */
  activationToken?: string;
  /** A token of an account recovery started by an administrator. */
  recoveryToken?: string;
  /** A confidential client's secret. Never put one in a page. */
  clientSecret?: string;
  /** Whether cookies go along. Default: `true`; only `false` leaves them out. */
  withCredentials?: boolean;
  /** The org's origin, where it is not the issuer's. Used as it is. */
  domain?: string;
  /**
   * Origins (`https://org.example.com`) that this flow may send to, compared as URLs. A request to any
   * other, also one of its states' actions, rejects with an `Error` before it is sent, and a redirect is
   * an error. Default: any.
   */
  allowedOrigins?: readonly string[];
}

/** What `interact` takes. */
export interface InteractParams {
  /** The base of the OAuth endpoints, `https://{org}/oauth2/{id}` or `https://{org}/oauth2`. Required. */
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
  /** As in {@link StartConfig}. */
  allowedOrigins?: readonly string[];
}

/** What `introspect` takes: a domain, a version, and one of the handles. */
export interface IntrospectParams {
  /** The org's origin. Required. */
  domain: string;
  /** `'1.0.0'`. Required. */
  version: string;
  interactionHandle?: string;
  /** Wins over `interactionHandle`. */
  stateHandle?: string;
  withCredentials?: boolean;
  /** As in {@link StartConfig}. */
  allowedOrigins?: readonly string[];
}

/** What goes from each state to the next, rejected ones too: always the same object. */
export interface ToPersist {
  baseUrl?: string;
  clientId?: string;
  state?: string;
  withCredentials?: boolean;
  /** There where `start` was given them. */
  allowedOrigins?: string[];
  /** There where `start` began the flow; keep it to resume after a reload. */
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

/** A list of messages, as `context.messages` or a field's own. */
export interface IdxMessages {
  type?: string;
  value?: IdxMessage[];
  [key: string]: unknown;
}

/** An option of a field. */
export interface IdxOption {
  label?: string;
  /** What to send, or an object whose `form` asks for more. */
  value?: unknown;
  /** What the option is about: a part of the same response, once a path to it. */
  relatesTo?: unknown;
  [key: string]: unknown;
}

/** A field of an Ion form. */
export interface IdxField {
  name?: string;
  label?: string;
  /** `'string'` where absent; else `'boolean'`, `'object'`, … */
  type?: string;
  required?: boolean;
  secret?: boolean;
  visible?: boolean;
  /** `true` where absent. Immutable fields are sent as they are, whatever the caller gives. */
  mutable?: boolean;
  /** A default, or an immutable's value. */
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
 * Sends an action. Resolves to the next state. Rejects with the {@link IdxState} of a refusal
 * (wrong password, …), or with what went wrong (an `Error`, or what `fetch` rejects with).
 */
export interface IdxAction {
  (params?: IdxParams | null): Promise<IdxState>;
  /** The fields to ask for, in one list; the definition itself where it has no form. */
  neededParams: IdxField[][];
}

/** A way on: an entry of `neededToProceed`. */
export interface IdxRemediation {
  /** What `proceed` takes. */
  name: string;
  rel?: string[];
  href?: string;
  /** `'POST'` where absent. A `GET` is a page to navigate to; `proceed` rejects it. */
  method?: string;
  accepts?: string;
  /** What is asked for. */
  value?: IdxField[];
  /** In milliseconds, where the remediation is one to poll. */
  refresh?: number;
  relatesTo?: unknown;
  action: IdxAction;
  [key: string]: unknown;
}

/** A top-level field of a response that is no plain value and no action. */
export interface IdxContextField {
  type: string | undefined;
  value: unknown;
  [key: string]: unknown;
}

/** What is known about the flow, beside what is needed to proceed. */
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
 * A response as the server sent it, its `relatesTo` paths replaced by what they point at. It is not
 * checked: these are the fields that a response of the IDX API has, as okta-auth-js types them.
 */
export interface RawIdxResponse {
  version: string;
  /** Missing from some responses that end a flow. */
  stateHandle: string;
  remediation?: { type: 'array'; value: any[]; [key: string]: unknown };
  [key: string]: unknown;
}

/** Where a flow stands. Its functions need no `this`. */
export interface IdxState {
  /**
   * Cannot be called (`this: never`). It lets a state be used where `params` is declared as `unknown`,
   * as in okta-auth-js; to call it, `params` must still be an object.
   */
  proceed(this: never, remediationChoice: string, params: unknown): Promise<IdxState>;
  /**
   * Takes the way on of that name: the first entry of `neededToProceed` that has it. Resolves and
   * rejects as {@link IdxAction} does, and rejects with the string
   * `Unknown remediation choice: [name]` where there is none.
   */
  proceed(remediationChoice: string, params?: IdxParams | null): Promise<IdxState>;
  neededToProceed: IdxRemediation[];
  /** Side actions by name: `cancel`, `currentAuthenticator-recover`, … */
  actions: Record<string, IdxAction>;
  context: IdxContext;
  /** The very object that was parsed. */
  rawIdxState: RawIdxResponse;
  /** The same as `rawIdxState`; not enumerable. */
  readonly rawIdxResponse: RawIdxResponse;
  /** Whether the flow has succeeded. */
  hasInteractionCode(): boolean;
  /** To be exchanged for tokens, with the PKCE code verifier, at `{baseUrl}/v1/token`. */
  interactionCode: string | undefined;
  toPersist: ToPersist;
  /** Only on a rejected state: the flow goes on, without an error to show. */
  stepUp?: true;
}

/** What a request interceptor may read and change. What it adds (`signal`, `cache`, …) reaches `fetch`. */
export interface RequestConfig {
  url: string;
  method: string;
  headers: Record<string, string>;
  credentials: 'include' | 'omit' | 'same-origin';
  body: string;
  [key: string]: unknown;
}

/** Called just before each request. What it returns is ignored and not awaited; what it throws rejects the call. */
export type RequestInterceptor = (config: RequestConfig) => unknown;

/** The HTTP client, shared by all flows. */
export interface IdxClient {
  interceptors: {
    request: {
      handlers: Array<{ before: RequestInterceptor }>;
      /** Adds an interceptor after those there are. */
      use(before: RequestInterceptor): void;
      /** Removes all. */
      clear(): void;
    };
  };
}

/** The low-level client of the IDX API. */
export interface Idx {
  /**
   * Begins a flow, or takes up the one of a handle.
   *
   * Rejects with `{ error }`: a text that names what the configuration lacks, what `interact`
   * rejected with, or `{ error: 'introspect call failed', details: IdxState }`. A `TypeError` (a
   * wrong type, an issuer that is no URL) or an `Error` (a wrong version) comes as it is.
   */
  start(config: StartConfig): Promise<IdxState>;
  /** `POST {baseUrl}/v1/interact`. Resolves to the interaction handle. */
  interact(params: InteractParams): Promise<string>;
  /** `POST {domain}/idp/idx/introspect`. Resolves to the parsed response. */
  introspect(params: IntrospectParams): Promise<RawIdxResponse>;
  /** Makes the state of a response that you have; any part of it may be missing. Throws a `TypeError` for `null` and `undefined`. */
  makeIdxState(rawIdxResponse: Record<string, unknown> | null | undefined, toPersist?: ToPersist): IdxState;
  /** For code that declares its own interfaces for responses and states, as okta-auth-js does. */
  makeIdxState(rawIdxResponse: { version?: string } | null | undefined, toPersist?: ToPersist): any;
  client: IdxClient;
  LATEST_SUPPORTED_IDX_API_VERSION: '1.0.0';
}

declare const idx: Idx;
export default idx;
