/** An identity provider signs the user in, and redirects the browser back. */
import assert from 'node:assert/strict';

const IRIS = 'idp@example.com';

/**
 * @param {import('../person.mjs').Person} person
 * @param {string} button on the provider's page
 * @param {string} [login]
 */
async function provider(person, button, login) {
  const { page } = person;
  await person.begin();
  await person.at('identify');
  await person.stage.getByRole('link', { name: /Google IdP/ }).click();
  await page.getByRole('heading', { name: 'Google IdP' }).waitFor();
  if (login) await page.getByLabel('Sign in as').fill(login);
  await page.getByRole('button', { name: button }).click();
  const { org } = person;
  await page.waitForURL(({ href }) => href.startsWith(org.page) && !href.startsWith(`${org.origin}/`));
}

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const idp = {
  'more is required on return': {
    client: 'idp-client',
    both: true,
    async walk(person, org) {
      await provider(person, 'Continue');
      await person.at('challenge-authenticator');
      assert.equal(new URL(person.page.url()).searchParams.has('error'), false, 'what came back is out of the address');
      await person.enterCode(await org.code(IRIS));
      await person.signedIn('Iris Provider');
    },
  },
  'nothing more is required, and the code comes back': {
    client: 'idp-client',
    async walk(person) {
      await provider(person, 'Continue', 'donald@example.com');
      await person.signedIn('Donald Knuth');
      assert.equal(new URL(person.page.url()).searchParams.has('interaction_code'), false);
    },
  },
  'an error comes back, and an address that is not that of a callback': {
    client: 'idp-client',
    async walk(person, org) {
      const comesBack = (query) => person.page.goto(`${org.page}/?${query}`);
      const told = (text) => person.alert.getByText(text).waitFor();
      await person.begin();
      await person.at('identify');
      const state = await person.page.evaluate(() => JSON.parse(sessionStorage.getItem('idx-demo.transaction')).state);
      await comesBack(`state=${state}&error=access_denied&error_description=Not+today.`);
      await told('access_denied: Not today.');
      await comesBack(`state=${state}&interaction_code=one&interaction_code=two`);
      await told(/belongs to no sign-in of this tab/);
      const left = [...new URL(person.page.url()).searchParams.keys()].filter((name) => name !== 'issuer');
      assert.deepEqual(left, ['scenario'], 'what came back is out of the address');
    },
  },
  'the provider refuses': {
    client: 'idp-client',
    async walk(person) {
      await provider(person, 'Fail');
      await person.says(/There was a problem signing you into your identity provider/);
      await person.identify(IRIS);
      await person.password('Sent-Away-19');
      await person.signedIn('Iris Provider');
    },
  },
};
