/** Consent to the scopes that the application requests. */
import assert from 'node:assert/strict';

const CONNIE = { login: 'consent@example.com', password: 'All-Or-None-20' };
const GRANT = { login: 'granular-consent@example.com', password: 'Scope-By-Scope-21' };

async function signsIn(person, { login, password }) {
  await person.begin();
  await person.identify(login);
  await person.password(password);
}

const scopes = async (person) => (await person.stage.innerText()).match(/Scopes: ([^.]*)\./)?.[1].split(' ');

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const consent = {
  'all is allowed': {
    client: 'consent-client',
    async walk(person) {
      await signsIn(person, CONNIE);
      await person.at('consent');
      await person.stage.getByText('View your email address.').first().waitFor();
      await person.press('Allow Access');
      await person.signedIn('Connie Consent');
    },
  },
  'all is declined': {
    client: 'consent-client',
    refused: true,
    async walk(person) {
      await signsIn(person, CONNIE);
      await person.at('consent');
      await person.press("Don't Allow");
      await person.ended('Operation cancelled by user.');
    },
  },
  'some scopes are allowed': {
    client: 'granular-consent-client',
    both: true,
    async walk(person) {
      await signsIn(person, GRANT);
      await person.at('granular-consent');
      assert.ok(
        await person.stage.getByRole('checkbox', { name: 'Sign you in.' }).isDisabled(),
        'openid is not optional',
      );
      await person.untick('View your email address.');
      await person.press('Allow');
      await person.signedIn('Grant Granular');
      assert.deepEqual(await scopes(person), ['openid', 'profile']);
    },
  },
  'no scope is allowed': {
    client: 'granular-consent-client',
    refused: true,
    async walk(person) {
      await signsIn(person, GRANT);
      await person.at('granular-consent');
      await person.press('Don’t allow');
      await person.ended('Operation cancelled by user.');
    },
  },
};
