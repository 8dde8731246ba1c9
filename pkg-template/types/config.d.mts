/** What callers pass: parameters, and the options of `createClient`. */

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
  /** The seconds after which the user must sign in again (OpenID Connect, `max_age`). */
  maxAge?: number | string;
  /** The authentication context classes to reach (OpenID Connect, `acr_values`). A list is joined by spaces. */
  acrValues?: string | readonly string[];
  /** A value that comes back in the ID token (OpenID Connect, `nonce`). */
  nonce?: string;
  /** The user who probably signs in (OpenID Connect, `login_hint`). */
  loginHint?: string;
  /**
   * Further parameters of `interact` by the names under which they are sent, after all others. Absent values are left
   * out. A name that another parameter has is a `TypeError`.
   */
  parameters?: IdxFormParameters;
  /** Whether requests include cookies. Default: `true`; only the value `false` excludes them. */
  withCredentials?: boolean;
  /** The org's origin, if it differs from the issuer's. Used unchanged. */
  domain?: string;
  /**
   * The origins (`https://org.example.com`) that this flow may send requests to, compared as URLs. A request
   * to any other origin rejects with an `Error` before it is sent. This includes requests of the actions of
   * its states. Redirects are errors. Default: those of the client, else any origin.
   */
  allowedOrigins?: readonly string[];
  /** Aborts the requests of this call, which then rejects with the signal's `reason`. */
  signal?: IdxAbortSignal | null;
}

/** An `AbortSignal`, whose own type not every project has. */
export interface IdxAbortSignal {
  readonly aborted: boolean;
  /** What an aborted call rejects with. Old browsers have none: then it is an `AbortError`. */
  readonly reason?: any;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Parameters of a form, by name. */
export interface IdxFormParameters {
  readonly [name: string]: string | number | boolean | null | undefined;
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
  maxAge?: number | string;
  acrValues?: string | readonly string[];
  nonce?: string;
  loginHint?: string;
  /** See {@link StartConfig.parameters}. */
  parameters?: IdxFormParameters;
  withCredentials?: boolean;
  /** See {@link StartConfig.allowedOrigins}. */
  allowedOrigins?: readonly string[];
  /** See {@link StartConfig.signal}. */
  signal?: IdxAbortSignal | null;
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
  /** See {@link StartConfig.signal}. */
  signal?: IdxAbortSignal | null;
}

/** Options of `createClient`. */
export interface IdxClientOptions {
  /** Sends all requests of the client. Called as the global `fetch` is. Default: the global `fetch` at each call. */
  fetch?: (url: string, init: any) => Promise<any>;
  /** Headers that are added to each request before interceptors run. They replace headers of the same name. */
  headers?: Readonly<Record<string, string>>;
  /** A text behind the package's own in `X-Okta-User-Agent-Extended`; `false` sends no such header. */
  userAgent?: string | false;
  /** The `allowedOrigins` of each call that is given none. */
  allowedOrigins?: readonly string[];
}
