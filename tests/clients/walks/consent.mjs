/** Consent to what the application asks for. */
import assert from 'node:assert/strict';

/** @type {Record<string, Record<string, import('../walk.mjs').Walk>>} */
export const consent = {
  consent: {
    'is given': {
      async walk(person) {
        await person.begin();
        await person.at(/would like to:/);
        await person.says('View your email address.');
        await person.press('Allow Access');
        assert.deepEqual(await person.signedIn(), ['openid', 'profile', 'email']);
      },
    },
    'is refused': {
      refused: true,
      async walk(person) {
        await person.begin();
        await person.press("Don't Allow");
        await person.warns('Operation cancelled by user.');
      },
    },
  },
  'granular-consent': {
    'is given in part': {
      async walk(person) {
        await person.begin();
        await person.says('Allowing access will share');
        await person.widget.getByText('View your email address.', { exact: true }).click();
        await person.press('Allow Access');
        assert.deepEqual(await person.signedIn(), ['openid', 'profile']);
      },
    },
    'is refused': {
      refused: true,
      async walk(person) {
        await person.begin();
        await person.press('Cancel');
        await person.warns('Operation cancelled by user.');
      },
    },
  },
};
