/** The choice between several authenticators. */
import assert from 'node:assert/strict';

const SELECT = 'select-authenticator-authenticate';

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const choice = {
  'the client lets the user choose, and think again': {
    client: 'choice-client',
    both: true,
    async walk(person, org) {
      const ada = 'ada@example.com';
      await person.begin();
      await person.identify(ada);
      await person.at(SELECT);
      // The address of the option's `relatesTo` is shown beside it, masked as in the response.
      assert.match(await person.form(SELECT).innerText(), /a\S*@example\.com/);
      await person.choose('Password');
      await person.submit(SELECT);
      await person.at('challenge-authenticator');
      await person.unfold(SELECT);
      await person.choose('Email');
      await person.submit(SELECT);
      await person.enterCode(await org.code(ada));
      await person.signedIn('Ada Lovelace');
    },
  },
  'the user has the choice whatever the client asks for': {
    async walk(person) {
      await person.begin();
      await person.identify('grace@example.com');
      await person.at(SELECT);
      await person.choose('Password');
      await person.submit(SELECT);
      await person.password('Nanosecond-11');
      await person.signedIn('Grace Hopper');
    },
  },
  'nothing chosen is not sent': {
    async walk(person) {
      await person.begin();
      await person.identify('every@example.com');
      await person.at(SELECT);
      assert.equal(
        await person.stage
          .getByRole('radio', { checked: true })
          .and(person.page.locator('[name=authenticator]'))
          .count(),
        0,
      );
      await person.submit(SELECT);
      await person.form(SELECT).locator('.field-messages .error').first().waitFor();
      await person.choose('Security Question');
      await person.submit(SELECT);
      await person.at('challenge-authenticator');
    },
  },
  'two factors, the password first': {
    client: 'two-factor-client',
    refused: true,
    async walk(person, org) {
      const alan = 'alan@example.com';
      await person.begin();
      await person.identify(alan);
      await person.password('Turing-Tape-7');
      await person.enterCode('wrong');
      await person.fieldSays('Enter code', 'Invalid code. Try again.');
      await person.enterCode(await org.code(alan));
      await person.signedIn('Alan Turing');
    },
  },
};
