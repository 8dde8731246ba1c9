/** The codes of an authenticator app (RFC 6238). */
import assert from 'node:assert/strict';
import { codeOf } from '../code.mjs';
import { offered } from './enroll.mjs';

const THEO = 'totp@example.com';
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const totp = {
  'a wrong code, the right one, and no code twice': {
    refused: true,
    async walk(person) {
      await person.begin();
      await person.identify(THEO);
      await person.enterCode('wrong');
      await person.fieldSays('Enter code', "Your code doesn't match our records.");
      const code = codeOf(SECRET);
      await person.enterCode(code);
      await person.signedIn('Theo Totp');
      await person.again();
      await person.identify(THEO);
      await person.enterCode(code);
      await person.fieldSays('Enter code', 'Each code can only be used once.');
    },
  },
  'an app is set up by the QR code or the key beside it': {
    client: 'enroll-client',
    refused: true,
    async walk(person) {
      await offered(person);
      await person.choose('Google Authenticator');
      await person.submit('select-authenticator-enroll');
      await person.at('enroll-authenticator');
      const qrcode = person.stage.getByRole('img', { name: /QR code/ });
      assert.ok(await qrcode.evaluate((image) => image.complete && image.naturalWidth > 0), 'the picture loads');
      const secret = (await person.stage.locator('.shared-secret').first().innerText()).replaceAll(/\s/g, '');
      await person.answer('enroll-authenticator', { 'Enter code': 'wrong' });
      await person.fieldSays('Enter code', 'Invalid code. Try again.');
      await person.answer('enroll-authenticator', { 'Enter code': codeOf(secret) });
      await person.at('skip');
      assert.equal(await person.option('Google Authenticator').count(), 0, 'what is set up is no longer offered');
      await person.submit('skip');
      await person.signedIn('Enid Enrollment');
    },
  },
};
