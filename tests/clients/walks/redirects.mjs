/** Flows in which the browser leaves the page. */
import assert from 'node:assert/strict';

/** The example of RFC 7636. */
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** Signs in with an identity provider. @param {import('../person.mjs').Person} person @param {string} button on its page */
async function provider(person, button) {
  await person.at('Sign In');
  await person.press('Sign in with Google');
  await person.page.getByLabel('Sign in as').fill(person.scenario.user.identifier);
  await person.page.getByRole('button', { name: button }).click();
}

/** @type {Record<string, Record<string, import('../walk.mjs').Walk>>} */
export const redirects = {
  'identity-provider': {
    'more is required on return': {
      async walk(person) {
        await provider(person, 'Continue');
        await person.emailCode();
        await person.signedIn();
      },
    },
    'the provider fails': {
      async walk(person) {
        await provider(person, 'Fail');
        await person.warns(/There was a problem signing you into your identity provider/);
      },
    },
  },
  hosted: {
    'ends with a redirect that carries the code': {
      async settings({ org, page }, { clientId }) {
        const query = new URLSearchParams({
          client_id: clientId,
          response_type: 'code',
          scope: 'openid profile email',
          redirect_uri: `${page}/callback.html`,
          state: 'of-the-application',
          code_challenge: CHALLENGE,
          code_challenge_method: 'S256',
        });
        const { stateToken, baseUrl } = await (await fetch(`${org}/oauth2/v1/authorize?${query}`)).json();
        return { stateToken, baseUrl };
      },
      async walk(person, org) {
        await person.begin();
        await person.page.waitForURL(/callback\.html/);
        const { searchParams } = new URL(person.page.url());
        assert.equal(searchParams.get('state'), 'of-the-application');
        const response = await fetch(`${org.origin}/oauth2/v1/token`, {
          method: 'POST',
          body: new URLSearchParams({
            grant_type: 'authorization_code',
            client_id: person.scenario.clientId,
            redirect_uri: `${org.page}/callback.html`,
            code: searchParams.get('code'),
            code_verifier: VERIFIER,
          }),
        });
        assert.equal(response.status, 200);
        assert.ok((await response.json()).access_token);
      },
    },
  },
};
