/** What callers pass: the parameters of `start`, `interact` and `introspect`. */

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
