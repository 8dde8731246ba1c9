/**
 * The parameters of the remediations that the IDX API is known to have. Every member is optional, and more are allowed:
 * which fields a form has, and which of them it requires, its response says.
 */

/** Values of an authenticator: what is sent depends on its key and method. */
export interface IdxCredentials {
  /** A password, or a code that was sent or generated. */
  passcode?: string;
  /** The code of Okta Verify. */
  totp?: string;
  /** The answer to a security question. */
  answer?: string;
  /** To set up a security question: its key, and its text if the key is `'custom'`. */
  questionKey?: string;
  question?: string;
  /** To set a new password: signs the user out of all other devices. */
  revokeSessions?: boolean;
  /** To set up a hardware token: the code after the one in `passcode`. */
  nextPasscode?: string;
  credentialId?: string;
  /** WebAuthn, standard base64 with padding. */
  clientData?: string;
  attestation?: string;
  authenticatorData?: string;
  signatureData?: string;
  userHandle?: string;
  /** WebAuthn, JSON as text. */
  transports?: string;
  clientExtensions?: string;
  [field: string]: unknown;
}

/** The authenticator to use, as an option of the form names it. */
export interface IdxAuthenticatorChoice {
  /** The authenticator's id. */
  id?: string;
  enrollmentId?: string;
  /** `'sms'`, `'voice'`, `'push'`, `'totp'`, `'signed_nonce'`, `'email'`, … */
  methodType?: string;
  /** `'qrcode'`, `'email'`, `'sms'`. */
  channel?: string;
  phoneNumber?: string;
  /** Okta Verify: whether the next challenges are sent without asking. */
  autoChallenge?: boolean;
  [field: string]: unknown;
}

/** The token of a solved CAPTCHA. */
export interface IdxCaptchaVerify {
  captchaId?: string;
  captchaToken?: string;
  [field: string]: unknown;
}

export interface IdentifyParams {
  identifier?: string;
  rememberMe?: boolean;
  credentials?: IdxCredentials;
  captchaVerify?: IdxCaptchaVerify;
  [field: string]: unknown;
}

export interface CredentialsParams {
  credentials?: IdxCredentials;
  [field: string]: unknown;
}

export interface AuthenticatorParams {
  authenticator?: IdxAuthenticatorChoice;
  [field: string]: unknown;
}

export interface ProfileParams {
  userProfile?: { firstName?: string; lastName?: string; email?: string; [attribute: string]: unknown };
  credentials?: IdxCredentials;
  captchaVerify?: IdxCaptchaVerify;
  [field: string]: unknown;
}

export interface ConsentParams {
  consent?: boolean;
  [field: string]: unknown;
}

export interface PollParams {
  autoChallenge?: boolean;
  [field: string]: unknown;
}

/** For remediations without fields to fill in. */
export interface NoParams {
  [field: string]: unknown;
}

export interface KnownRemediationParams {
  identify: IdentifyParams;
  'identify-recovery': IdentifyParams;
  'select-identify': IdentifyParams;
  'challenge-authenticator': CredentialsParams;
  'enroll-authenticator': CredentialsParams;
  'enroll-authenticator-promotion': CredentialsParams;
  'reset-authenticator': CredentialsParams;
  'reenroll-authenticator': CredentialsParams;
  'reenroll-authenticator-warning': CredentialsParams;
  'challenge-webauthn-autofillui-authenticator': CredentialsParams;
  'launch-passkeys-authenticator': CredentialsParams;
  'select-authenticator-authenticate': AuthenticatorParams;
  'select-authenticator-enroll': AuthenticatorParams;
  'select-authenticator-unlock-account': AuthenticatorParams & { identifier?: string };
  'select-enrollment-channel': AuthenticatorParams;
  'authenticator-verification-data': AuthenticatorParams;
  'authenticator-enrollment-data': AuthenticatorParams;
  'enrollment-channel-data': { email?: string; phoneNumber?: string; [field: string]: unknown };
  'select-enroll-profile': NoParams;
  'enroll-profile': ProfileParams;
  'profile-update': ProfileParams;
  'unlock-account': IdentifyParams;
  'user-code': { userCode?: string; [field: string]: unknown };
  consent: ConsentParams;
  'admin-consent': ConsentParams;
  'email-challenge-consent': ConsentParams;
  'granular-consent': ConsentParams & { optedScopes?: { [scope: string]: boolean } };
  'keep-me-signed-in': { keepMeSignedIn?: boolean; [field: string]: unknown };
  'challenge-poll': PollParams;
  'enroll-poll': PollParams;
  'device-challenge-poll': PollParams;
  'launch-authenticator': { rememberMe?: boolean; [field: string]: unknown };
  'cancel-transaction': NoParams;
  resend: NoParams;
  skip: NoParams;
}
