/** The end of a flow: the tokens, what is left of the state, and a cancellation that is refused. */
import assert from 'node:assert/strict';
import { copied } from '../clipboard.mjs';

const ADA = 'ada@example.com';
const RIGHT = 'Correct-Horse-9';

/** @param {import('../person.mjs').Person} person */
async function signsIn(person) {
  await person.begin();
  await person.identify(ADA);
  await person.password(RIGHT);
  await person.signedIn('Ada Lovelace');
}

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const result = {
  'claims are explained, and a token is shown when asked for': {
    async walk(person) {
      await signsIn(person);
      const token = person.stage.locator('[data-token=id_token]');
      const row = token.locator('tr[data-claim=iss]');
      assert.match(await row.innerText(), /The issuer: the authorization server/);
      assert.match(await token.locator('summary').first().innerText(), /valid for 60 minutes, until \d/);
      assert.match(await token.locator('tr[data-claim=alg]').innerText(), /RS256/);
      assert.equal(await token.locator('.raw').isVisible(), false);
      await token.getByText('Show the token').click();
      const [header, claims, signature] = (await token.locator('.raw').innerText()).split('.');
      assert.equal(JSON.parse(Buffer.from(header, 'base64url').toString()).alg, 'RS256');
      assert.equal(JSON.parse(Buffer.from(claims, 'base64url').toString()).name, 'Ada Lovelace');
      assert.ok(signature.length > 300, 'an RSA signature of 2,048 bits');

      const text = await copied(person.page, token.getByRole('button', { name: 'Copy the token' }));
      assert.equal(text, [header, claims, signature].join('.'));
      await token.getByText('Show the token').click();
      await person.stage.locator('[data-token=access_token] > summary').click();
      await person.stage.locator('[data-token=access_token] tr[data-claim=scp]').waitFor();
      await person.look(person.page);
    },
  },
  'the actions of a flow that is over cannot be run': {
    async walk(person) {
      await person.begin();
      await person.identify(ADA);
      await person.at('challenge-authenticator');
      await person.page.getByRole('tab', { name: 'State' }).click();
      await person.page.locator('[data-run=cancel]').waitFor();
      await person.password(RIGHT);
      await person.signedIn('Ada Lovelace');
      await person.page.getByText('The flow is over: its actions can no longer be run.').waitFor();
      assert.equal(await person.page.locator('[data-run]').count(), 0);
    },
  },
  'a cancellation that is refused is not shown as one': {
    org: ['--ttl', '6'],
    refused: true,
    async walk(person) {
      await person.begin();
      await person.identify(ADA);
      await person.at('challenge-authenticator');
      await person.page.waitForTimeout(6200);
      await person.act('cancel');
      await person.stage.getByRole('heading', { name: 'This sign-in was over already.' }).waitFor();
      await person.says(/You have been logged out due to inactivity/);
      await person.begin();
      await person.at('identify');
    },
  },
};
