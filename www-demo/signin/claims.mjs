/** What the members of a token mean, from the standards and from Okta's documentation. */

/** @type {Record<string, string>} */
const MEANING = {
  // RFC 7515 and RFC 7517
  alg: 'The algorithm of the signature',
  kid: 'The key of the issuer that signed the token',
  typ: 'The type of the token',
  // RFC 7519
  iss: 'The issuer: the authorization server',
  sub: 'The subject: the user',
  aud: 'The audience: who the token is for',
  exp: 'The token expires',
  nbf: 'Not valid before',
  iat: 'The token was issued',
  jti: 'An identifier of this token',
  // OpenID Connect Core 1.0
  auth_time: 'The user was authenticated',
  nonce: 'The nonce of the request',
  acr: 'The level of authentication',
  amr: 'The methods of authentication',
  azp: 'The client for which the token was issued',
  at_hash: 'A hash of the access token',
  name: 'The full name',
  given_name: 'The first name',
  family_name: 'The last name',
  preferred_username: 'The username',
  email: 'The email address',
  email_verified: 'Whether the address is verified',
  phone_number: 'The phone number',
  locale: 'The language and region',
  zoneinfo: 'The time zone',
  updated_at: 'The profile was changed',
  // RFC 9068
  client_id: 'The client',
  scope: 'The scopes that were granted',
  // Okta
  ver: 'The version of the claims',
  idp: 'The identity provider that authenticated the user',
  cid: 'The client',
  uid: 'The user’s id',
  scp: 'The scopes that were granted',
  groups: 'The user’s groups',
};

/** @param {string} name @returns {string | undefined} `undefined` for a claim that is not known here */
export const meaningOf = (name) => (Object.hasOwn(MEANING, name) ? MEANING[name] : undefined);

const TIMES = new Set(['iat', 'exp', 'auth_time', 'nbf', 'updated_at']);

/** The moment of a claim that is a time (NumericDate, RFC 7519). @param {string} name @param {unknown} value */
export const timeOf = (name, value) =>
  TIMES.has(name) && typeof value === 'number' && Number.isFinite(value) ? new Date(value * 1000) : undefined;
