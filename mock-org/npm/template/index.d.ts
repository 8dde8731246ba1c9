// Types of okta-mock-org.

/** Options of {@link createOrg}. Whatever is left out is as in the built-in org. */
export interface OrgOptions {
  /** Who can sign in, in place of the built-in people. */
  users?: OrgUser[];
  /** The applications, in place of the built-in ones. */
  clients?: OrgClient[];
  /** Rules to change. */
  policy?: OrgPolicy;
  /** How sign-in is done for every client, whatever the client says. */
  scenario?: Scenario;
  /** Decides handles, codes, ids and keys: a whole number from 0. Default: 1. */
  seed?: number;
  /**
   * Where the org's clock stands until `clock.advance`: a `Date`, a text in ISO 8601, or milliseconds since 1970. Without it
   * the clock follows `Date.now()`. The same `seed` and `now` give the same answers on each run.
   */
  now?: Date | string | number;
  /** Where the org is: scheme and host, and a path where it is below one. Default: `https://mock-org.example`. */
  origin?: string;
  /** A whole configuration in TOML, as `npx okta-mock-org --print-config` prints the built-in one. */
  config?: string;
  /** Lets a share (from 0 to 1) of the answers to the client go wrong, by a seed. */
  faults?: { share?: number; seed?: number };
}

/** How sign-in is done: which form comes first, and what has to be proven after it. */
export type Scenario =
  | 'identifier-first'
  | 'identifier-password'
  | 'authenticator-choice'
  | 'two-factor'
  | 'enrollment'
  | 'account-unlock'
  | 'identity-provider'
  | 'consent'
  | 'granular-consent'
  | 'registration-closed'
  | 'passkeys'
  | 'device-step-up';

/** What somebody can prove who they are by. */
export type Authenticator = 'password' | 'email' | 'phone' | 'totp' | 'security-question' | 'push' | 'webauthn';

/** Somebody who can sign in. Only `login` is needed. */
export interface OrgUser {
  /** Login and email address at once. */
  login: string;
  password?: string;
  /** Default: what comes before the `@`. */
  firstName?: string;
  /** Default: `Example`. */
  lastName?: string;
  /** What is set up. Default: `email`, and each of the others whose data are given below. */
  authenticators?: Exclude<Authenticator, 'webauthn'>[];
  /** For `phone`: an international number. */
  phone?: string;
  /** For `totp`: the secret in base32. */
  totpSecret?: string;
  /** For `security-question`: a key of Okta's, or `custom` with a text. */
  question?: { key: string; text?: string; answer: string };
  /** 0 for a password that has expired. */
  passwordExpiresInDays?: number;
  /** What the user has to prove, whatever the scenario says. */
  assurance?: 'password' | 'any' | 'two';
  /** Default: `active`. */
  status?: 'active' | 'locked-out' | 'staged';
  /** For a `staged` account: what `interact` has to bring. */
  activationToken?: string;
  activationExpired?: boolean;
  /** What `interact` may bring to set a new password. */
  recoveryToken?: string;
  /** Whether links in emails lead back to the application, with the code. */
  emailCallback?: boolean;
  /** How Okta Verify on the same device is asked first. */
  fastPass?: 'loopback' | 'custom-uri' | 'universal-link';
  /** Whether the user may use the org's applications. Default: true. */
  assigned?: boolean;
}

/** An application. */
export interface OrgClient {
  clientId: string;
  /** For a confidential client. */
  clientSecret?: string;
  /** What responses call it. Default: its id. */
  label?: string;
  /** Exact URIs, or `http://localhost:*` for any port and path of a host. Default: those of this machine. */
  redirectUris?: string[];
  /** Default: `identifier-first`. */
  scenario?: Scenario;
}

/** The org's rules; all parts are optional. */
export interface OrgPolicy {
  /** Seconds that an interaction may take. Default: 3600. */
  handleTtlSeconds?: number;
  /** Seconds that an interaction code can be redeemed. Default: 300. */
  codeTtlSeconds?: number;
  /** Seconds that tokens live. Default: 3600. */
  tokenTtlSeconds?: number;
  /** Wrong passwords until the account locks. Default: 5. */
  lockoutAttempts?: number;
  /** What a client may ask for. */
  scopes?: string[];
  /** What somebody who registers has to set up, and what they may. */
  registration?: { required?: Authenticator[]; optional?: Authenticator[] };
  /** The same for `scenario: 'enrollment'`. */
  enrollment?: { required?: Authenticator[]; optional?: Authenticator[] };
}

/** A message that an org would send. */
export interface Message {
  id: number;
  channel: 'email' | 'sms' | 'voice';
  /** An address, or a number. */
  to: string;
  /** Whose it is. */
  login: string;
  subject: string;
  code: string | null;
  link: string | null;
  /** In ISO 8601. */
  sentAt: string;
}

/** What waits for an answer on somebody's device. */
export interface Notification {
  login: string;
  /** A sign-in, the setting up of Okta Verify, or Okta FastPass on the same device. */
  kind: 'push' | 'setup' | 'fastpass';
  /** Of a push: what is signed in to. */
  application?: string | null;
  /** Of a push with a number challenge: the numbers to choose from. */
  numbers?: string[];
  /** Of a push or a set-up: when it was sent, in ISO 8601. */
  sentAt?: string;
  href?: string;
  challengeRequest?: string;
}

/** A length of time; the parts are added. */
export interface Duration {
  milliseconds?: number;
  seconds?: number;
  minutes?: number;
  hours?: number;
  days?: number;
}

/**
 * A fault rule: which request to a path goes wrong, and how. `npx okta-mock-org --help` lists the faults. In process there are no
 * preflights, and nobody checks the headers of CORS: `refuse-preflight` and `refuse-cors` are for `listen` and for pages.
 */
export interface FaultRule {
  /** A path, or its end. */
  path: string;
  /** The first request that goes wrong, counted from 1. Default: 1. */
  nth?: number;
  /** How many in a row; 0 for all. Default: 1. */
  times?: number;
  fault: string | Record<string, object>;
}

/** An answer that a test prepared. */
export type PreparedAnswer =
  | Response
  | { status?: number; headers?: HeadersInit; body?: unknown }
  | ((request: Request) => PreparedAnswer | Promise<PreparedAnswer>);

/** A request that the org was asked. */
export interface RecordedRequest {
  method: string;
  url: string;
  path: string;
  /** By name in lower case. */
  headers: Record<string, string>;
  /** JSON and forms as objects, anything else as text; undefined where there is none. */
  body: any;
  response: { status: number; headers: Record<string, string>; body: any };
}

/** The last 1000 requests, the newest last. Requests for the pages `/__inbox` and `/__device` are not recorded. */
export interface RequestLog extends Array<RecordedRequest> {
  /** The last request whose path is, or ends with, `name` (`identify`, `/v1/token`); without it, the last of all. */
  last(name?: string): RecordedRequest | undefined;
}

/** Options of {@link Org.at}. */
export interface AtOptions {
  /** Which authenticator the step is about: its key or its type (`email`, `okta_password`, `security_question`). */
  authenticator?: string;
  /** Who signs in. */
  login?: string;
  /** By which client. */
  clientId?: string;
}

/** A flow that stands at some step. */
export interface StartedFlow {
  /** For `start({ interactionHandle })`; undefined in a flow of the org's own page. */
  interactionHandle?: string;
  /** For `start({ stateHandle })` of the org's own page. */
  stateToken?: string;
  stateHandle: string;
  /** The Ion response of the step. */
  response: any;
  clientId: string;
  redirectUri: string;
  /** Who signs in; undefined for somebody new. */
  login: string | undefined;
  /** For the token request. */
  codeVerifier: string;
}

declare const snapshot: unique symbol;

/** All that an org knew at a moment, for {@link Org.restore}. */
export interface Snapshot {
  readonly [snapshot]: true;
}

/** An org that listens. */
export interface OrgServer {
  /** `http://localhost:<port>`. */
  origin: string;
  issuer: string;
  port: number;
  close(): Promise<void>;
}

/** An org in this process. Everything it knows is in memory. */
export interface Org {
  /** Where it is, as in the options, without a slash at the end. */
  readonly origin: string;
  /** Of its first authorization server. */
  readonly issuer: string;
  /** Its first client. */
  readonly clientId: string;
  /** One that the first client may return to. */
  readonly redirectUri: string;
  /** As the global `fetch`. Rejects with a `TypeError` with a `code` for another origin (`unknown-origin`) and for what is no
   * endpoint (`unknown-endpoint`). Works without the org it belongs to. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** For Playwright: `page.route(org.origin + '/**', org.route)`. */
  route(route: any): Promise<void>;
  /** What was mailed and texted. A login, an address or a number says to whom. */
  readonly inbox: {
    /** The newest first. */
    messages(login?: string): Message[];
    /** The code in the newest message that has one. Throws where there is none. */
    code(login: string): string;
    /** The link in the newest message that has one. Throws where there is none. */
    link(login: string): string;
  };
  /** What people have in their hands. */
  readonly device: {
    /** What waits for an answer, the newest first. */
    pending(login?: string): Notification[];
    /** Says yes to the newest, to the newest of a login, or to the one given. Throws where nothing waits. */
    approve(which?: string | Notification): void;
    /** Says no. */
    reject(which?: string | Notification): void;
    /** The present code of an authenticator app. */
    totp(login: string): string;
    /**
     * Adds an account to the authenticator app, as scanning its QR code does, and returns the present code. Takes
     * `contextualData.sharedSecret` of the step that sets the app up, or an `otpauth:` address. `totp` then knows the login.
     */
    scan(secret: string, login?: string): string;
  };
  /** The org's time. */
  readonly clock: {
    now(): Date;
    /** Lets time pass: milliseconds, or an object such as `{ minutes: 10 }`. */
    advance(duration: number | Duration): void;
  };
  /** Requests that go wrong. */
  readonly faults: {
    /** Puts these rules in place of those there were. */
    set(rules: FaultRule[]): void;
    clear(): void;
    /** What is planned, what was done, and how many requests came to each path. */
    report(): any;
  };
  /** What the org was asked, and what it answered. */
  readonly requests: RequestLog;
  /** Prepares the answer to the next request to a path, or the end of one. */
  once(path: string, answer: PreparedAnswer): void;
  /** Starts a flow and takes it to a step with that remediation, action or, at the end, `issue`. Throws where none leads to it. */
  at(remediation: string, options?: AtOptions): StartedFlow;
  /** All that the org knows now. */
  snapshot(): Snapshot;
  /** Goes back to a snapshot of this org. */
  restore(snapshot: Snapshot): void;
  /** Goes back to the first state, without rules, prepared answers and recorded requests. */
  reset(): void;
  /** In Node.js: serves the org over HTTP, with its pages `/__inbox` and `/__device`. Port 0, the default, takes any that is free. */
  listen(options?: { port?: number; host?: string }): Promise<OrgServer>;
  /** Closes what listens, and frees the memory. Done by `using`. */
  [Symbol.dispose](): void;
}

/**
 * Makes an org. Throws a `TypeError` that names the option at fault.
 *
 * @example
 * const org = createOrg({ scenario: 'two-factor' });
 * const state = await start({ issuer: org.issuer, clientId: org.clientId, redirectUri: org.redirectUri, fetch: org.fetch });
 */
export function createOrg(options?: OrgOptions): Org;
