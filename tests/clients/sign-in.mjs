// @ts-check
// Uses okta-auth-js in Node.js and in pages alike.

/**
 * @typedef {object} Job
 * @property {{ issuer: string, clientId: string, redirectUri: string }} settings
 * @property {{ identifier: string, password: string }} user
 */

const SCOPES = ['openid', 'profile', 'email'];

/** A token with another signature. @param {string} token */
const forge = (token) => token.replace(/\.([^.])([^.]*)$/, (_, first, rest) => `.${first === 'A' ? 'B' : 'A'}${rest}`);

/** @param {Promise<unknown>} promise */
const rejects = (promise) =>
  promise.then(
    () => false,
    () => true,
  );

/**
 * Signs in by one call, which redeems the code as well. Version 8 does so only if it is asked to.
 * @param {any} client
 * @param {Job['user']} user
 */
async function atOnce(client, { identifier, password }) {
  const { status, tokens } = await client.idx.authenticate({ username: identifier, password });
  const { email } = await client.token.getUserInfo(tokens.accessToken, tokens.idToken);
  return { status, email, login: tokens.idToken.claims.preferred_username };
}

/**
 * Signs in step by step, and redeems the code then.
 * @param {any} client
 * @param {Job['user']} user
 */
async function byStep(client, { identifier, password }) {
  await client.idx.start();
  await client.idx.proceed({ step: 'identify', username: identifier });
  const { interactionCode } = await client.idx.proceed({ step: 'challenge-authenticator', password });
  const { codeVerifier } = client.transactionManager.load();
  const { tokens } = await client.token.exchangeCodeForTokens({ interactionCode, codeVerifier });
  return tokens;
}

/**
 * Signs in in both ways. The client verifies the ID tokens by the keys of the org.
 * @param {new (options: object) => any} OktaAuth
 * @param {Job} job
 */
export async function signIn(OktaAuth, { settings, user }) {
  const options = { ...settings, scopes: SCOPES };
  const legacy = new OktaAuth({ ...options, idx: { enableLegacyMode: true } });
  const client = new OktaAuth({ ...options, idx: { exchangeCodeForTokens: false } });
  const first = await atOnce(legacy, user);
  const { idToken, accessToken } = await byStep(client, user);
  const expected = { issuer: settings.issuer, clientId: settings.clientId };
  await client.token.verify(idToken, expected);
  return {
    atOnce: first,
    byStep: { login: idToken.claims.preferred_username, scopes: accessToken.scopes },
    forgedIsRejected: await rejects(client.token.verify({ ...idToken, idToken: forge(idToken.idToken) }, expected)),
  };
}
