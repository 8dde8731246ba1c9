/** Consent to the scopes that the application requests. */
import assert from 'node:assert/strict';

async function signsIn(person) {
  await person.begin();
  await person.identify('ada@example.com');
  await person.password('Correct-Horse-9');
}

const scopes = async (person) => (await person.stage.innerText()).match(/Scopes: ([^.]*)\./)?.[1].split(' ');

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const consent = {
  'all is allowed': {
    client: 'consent-client',
    async walk(person) {
      await signsIn(person);
      await person.at('consent');
      await person.stage.getByText('View your email address.').first().waitFor();
      await person.choose('Allow Access');
      await person.submit('consent');
      await person.signedIn('Ada Lovelace');
    },
  },
  'all is declined': {
    client: 'consent-client',
    refused: true,
    async walk(person) {
      await signsIn(person);
      await person.at('consent');
      await person.choose("Don't Allow");
      await person.submit('consent');
      await person.ended('Operation cancelled by user.');
    },
  },
  'some scopes are allowed': {
    client: 'granular-consent-client',
    both: true,
    async walk(person) {
      await signsIn(person);
      await person.at('granular-consent');
      assert.ok(
        await person.stage.getByRole('checkbox', { name: 'Sign you in.' }).isDisabled(),
        'openid is not optional',
      );
      await person.untick('View your email address.');
      await person.press('Allow');
      await person.signedIn('Ada Lovelace');
      assert.deepEqual(await scopes(person), ['openid', 'profile']);
    },
  },
  'no scope is allowed': {
    client: 'granular-consent-client',
    refused: true,
    async walk(person) {
      await signsIn(person);
      await person.at('granular-consent');
      await person.press('Don’t allow');
      await person.ended('Operation cancelled by user.');
    },
  },
};
