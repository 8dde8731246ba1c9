/** A code by text message or call. */
import assert from 'node:assert/strict';

const PAULA = 'phone@example.com';
const HOW = 'authenticator-verification-data';

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const phone = {
  'a code by text message, after a wrong one': {
    refused: true,
    async walk(person, org) {
      await person.begin();
      await person.identify(PAULA);
      await person.at(HOW);
      assert.match(await person.stage.innerText(), /\+X XXX-XXX-0199/, 'the number is shown, masked');
      assert.deepEqual(await org.mails(PAULA), [], 'nothing is sent before the user says how');
      await person.choose('SMS');
      await person.submit(HOW);
      await person.enterCode('wrong');
      await person.fieldSays('Enter code', 'Invalid code. Try again.');
      assert.equal((await org.mail(PAULA)).channel, 'sms');
      await person.enterCode(await org.code(PAULA));
      await person.signedIn('Paula Phone');
    },
  },
  'a call, and another one': {
    async walk(person, org) {
      await person.begin();
      await person.identify(PAULA);
      await person.at(HOW);
      await person.choose('Voice call');
      await person.submit(HOW);
      await person.at('challenge-authenticator');
      await person.act('currentAuthenticatorEnrollment-resend');
      assert.deepEqual(
        (await org.mails(PAULA)).map(({ channel }) => channel),
        ['voice', 'voice'],
      );
      await person.enterCode(await org.code(PAULA));
      await person.signedIn('Paula Phone');
    },
  },
};
