// @ts-check
const ORG = 'https://org.example.com';

/** A configuration that starts a flow. */
export const VALID = Object.freeze({
  issuer: `${ORG}/oauth2/default`,
  clientId: '0oaOrchard',
  redirectUri: 'https://app.example.com/callback?a=1&b=ü',
  state: 'st/a te',
  codeChallenge: 'q7_-w',
  codeChallengeMethod: 'S256',
  version: '1.0.0',
});

const without = (...names) => Object.fromEntries(Object.entries(VALID).filter(([name]) => !names.includes(name)));
const hosted = { issuer: ORG, stateHandle: '02.handle', version: '1.0.0', state: 's', clientId: 'c' };

/** What `start` is given. */
export const STARTS = {
  valid: VALID,
  // What is missing, and in which order it is said.
  nothing: {},
  'only a version': { version: '1.0.0' },
  'no issuer': without('issuer'),
  'empty issuer': { ...VALID, issuer: '' },
  'empty issuer and domain': { ...VALID, issuer: '', domain: '' },
  'null issuer': { ...VALID, issuer: null },
  'no issuer but a handle': { ...hosted, issuer: undefined },
  'no clientId': without('clientId'),
  'empty clientId': { ...VALID, clientId: '' },
  'no clientId, redirectUri, PKCE, version': { issuer: ORG },
  'no redirectUri': without('redirectUri'),
  'no redirectUri, PKCE, version': { issuer: ORG, clientId: 'c' },
  'no codeChallenge': without('codeChallenge'),
  'no codeChallengeMethod': without('codeChallengeMethod'),
  'no PKCE, version': { issuer: ORG, clientId: 'c', redirectUri: 'r' },
  'no PKCE but an interactionHandle': { ...without('codeChallenge', 'codeChallengeMethod'), interactionHandle: 'ih' },
  'no clientId but an interactionHandle': { ...without('clientId'), interactionHandle: 'ih' },
  'no redirectUri but an interactionHandle': { ...without('redirectUri'), interactionHandle: 'ih' },
  'issuer no URL': { ...VALID, issuer: 'org.example.com' },
  'issuer no URL, no version': { ...without('version'), issuer: 'no url' },
  'issuer no URL, a domain': { ...VALID, issuer: 'no url', domain: ORG },
  'issuer no URL, a handle': { ...hosted, issuer: '/relative' },
  'issuer of another scheme': { ...VALID, issuer: 'custom:thing' },
  'issuer is only slashes': { ...VALID, issuer: '///' },
  'no version': without('version'),
  'no version, but a handle': { ...hosted, version: undefined },
  'empty version': { ...VALID, version: '' },
  'null version': { ...VALID, version: null },
  'version ^1.0.0': { ...VALID, version: '^1.0.0' },
  'version with a space': { ...VALID, version: '1.0.0 ' },
  'version with a line end': { ...VALID, version: '1.0.0\n' },
  'version 1.0': { ...VALID, version: '1.0' },
  'version 2.0.0': { ...VALID, version: '2.0.0' },
  'version 1.0.0-beta': { ...VALID, version: '1.0.0-beta' },
  'version é': { ...VALID, version: 'é' },
  // Issuers and domains.
  'issuer without a path': { ...VALID, issuer: ORG },
  'issuer with a slash': { ...VALID, issuer: `${ORG}/` },
  'issuer with slashes': { ...VALID, issuer: `${ORG}/oauth2/default///` },
  'issuer /oauth2': { ...VALID, issuer: `${ORG}/oauth2` },
  'issuer /oauth2/': { ...VALID, issuer: `${ORG}/oauth2/` },
  'issuer with another path': { ...VALID, issuer: `${ORG}/other` },
  'issuer with oauth2 in its name': { ...VALID, issuer: 'https://oauth2.example.com' },
  'issuer ://oauth2': { ...VALID, issuer: 'https://x/oauth2x' },
  'issuer with a port': { ...VALID, issuer: 'http://localhost:8080/oauth2/default' },
  'issuer with its usual port': { ...VALID, issuer: 'https://org.example.com:443/oauth2/default' },
  'issuer in capitals': { ...VALID, issuer: 'HTTPS://ORG.EXAMPLE.COM/oauth2/Default' },
  'issuer with a query': { ...VALID, issuer: `${ORG}/oauth2/default?x=1#y` },
  'issuer of another alphabet': { ...VALID, issuer: 'https://bücher.example/oauth2/ü' },
  'a domain': { ...VALID, domain: 'https://custom.example.com' },
  'a domain with a slash': { ...VALID, domain: 'https://custom.example.com/' },
  'a domain that is no URL': { ...VALID, domain: 'custom' },
  'an empty domain': { ...VALID, domain: '' },
  // Handles.
  'a stateHandle': hosted,
  'a stateHandle and nothing else': { issuer: ORG, stateHandle: 'h', version: '1.0.0' },
  'a stateHandle, issuer /oauth2/default': { ...hosted, issuer: `${ORG}/oauth2/default` },
  'an interactionHandle': { ...VALID, interactionHandle: 'ih' },
  'both handles': { ...VALID, interactionHandle: 'ih', stateHandle: 'sh' },
  'an empty interactionHandle': { ...VALID, interactionHandle: '' },
  'an empty stateHandle': { ...VALID, stateHandle: '' },
  'empty stateHandle, an interactionHandle': { ...VALID, stateHandle: '', interactionHandle: 'ih' },
  'a handle with odd characters': { ...hosted, stateHandle: '"\\\u2028é😀\n' },
  // What is sent to interact.
  scopes: { ...VALID, scopes: ['openid', 'profile', 'offline_access'] },
  'no scopes': { ...VALID, scopes: [] },
  'scopes undefined': { ...VALID, scopes: undefined },
  'scopes with odd characters': { ...VALID, scopes: ['a b', 'ü', 'x:y/z'] },
  activationToken: { ...VALID, activationToken: 'act ivation' },
  recoveryToken: { ...VALID, recoveryToken: 'rec+overy' },
  'both tokens': { ...VALID, recoveryToken: 'r', activationToken: 'a' },
  'empty tokens': { ...VALID, recoveryToken: '', activationToken: '' },
  'an empty state': { ...VALID, state: '' },
  'everything odd': Object.assign(
    { ...VALID },
    { clientId: '&=?#%+ ', redirectUri: "a!~*'()b", state: 'ü😀\n', codeChallenge: '"<>`{}|' },
  ),
  'numbers for texts': { ...VALID, state: 5, clientId: 7 },
  'issuer a number': { ...VALID, issuer: 5 },
  'more than there is': { ...VALID, unknown: 1, baseUrl: 'ignored' },
  // Cookies.
  'withCredentials true': { ...VALID, withCredentials: true },
  'withCredentials false': { ...VALID, withCredentials: false },
  'withCredentials undefined': { ...VALID, withCredentials: undefined },
  'withCredentials null': { ...VALID, withCredentials: null },
  'withCredentials 0': { ...VALID, withCredentials: 0 },
  'withCredentials "false"': { ...VALID, withCredentials: 'false' },
  'withCredentials false, a handle': { ...hosted, withCredentials: false },
};

const BASE = {
  baseUrl: `${ORG}/oauth2/default`,
  clientId: 'c',
  redirectUri: 'https://app.example.com/',
  codeChallenge: 'x',
  codeChallengeMethod: 'S256',
  state: 's',
};

/** What `interact` is given. */
export const INTERACTS = {
  valid: BASE,
  'another order': Object.fromEntries(Object.entries(BASE).reverse()),
  scopes: { ...BASE, scopes: ['openid'] },
  'no scopes': { ...BASE, scopes: [] },
  'all tokens': { ...BASE, clientSecret: 'se cret', recoveryToken: 'r', activationToken: 'a' },
  'empty tokens': { ...BASE, clientSecret: '', recoveryToken: '', activationToken: '' },
  'odd characters': { ...BASE, state: "ü😀&=+ %'()*!~", redirectUri: 'http://l/?a=b&c=d#e' },
  'withCredentials false': { ...BASE, withCredentials: false },
  'withCredentials true': { ...BASE, withCredentials: true },
  'withCredentials null': { ...BASE, withCredentials: null },
  'a baseUrl with a slash': { ...BASE, baseUrl: `${ORG}/` },
};

const ASK = { domain: ORG, version: '1.0.0' };

/** What `introspect` is given. */
export const INTROSPECTS = {
  'an interactionHandle': { ...ASK, interactionHandle: 'ih' },
  'a stateHandle': { ...ASK, stateHandle: 'sh' },
  'both handles': { ...ASK, interactionHandle: 'ih', stateHandle: 'sh' },
  'an empty stateHandle': { ...ASK, interactionHandle: 'ih', stateHandle: '' },
  'an empty interactionHandle': { ...ASK, interactionHandle: '' },
  'odd characters': { ...ASK, stateHandle: '"\\é😀\u2028' },
  'no handle': ASK,
  'withCredentials false': { ...ASK, stateHandle: 'sh', withCredentials: false },
  'withCredentials true': { ...ASK, stateHandle: 'sh', withCredentials: true },
  'a domain with a slash': { ...ASK, domain: `${ORG}/`, stateHandle: 'sh' },
  'no version': { domain: ORG, stateHandle: 'sh' },
  'an empty version': { ...ASK, version: '', stateHandle: 'sh' },
  'version ~1.0.0': { ...ASK, version: '~1.0.0', stateHandle: 'sh' },
  'version 1.0.1': { ...ASK, version: '1.0.1', stateHandle: 'sh' },
};
