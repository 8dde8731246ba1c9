/** The page itself: the flow picker, keyboard operation, and the panels beside the form. */
import assert from 'node:assert/strict';

const ADA = 'ada@example.com';
const RIGHT = 'Correct-Horse-9';

/** A branch of a tree. @param {import('playwright-core').Locator} tree @param {string} name */
async function unfold(tree, name) {
  const folded = tree.locator('details:not([open]) > summary').filter({ hasText: name });
  if ((await folded.count()) > 0) await folded.first().click();
}

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const page = {
  'each flow is picked and begins': {
    refused: true,
    async walk(person, org) {
      const { scenarios } = await org.json('/__scenarios.json');
      assert.ok(scenarios.length > 20);
      for (const { id, shows } of scenarios) {
        await person.pick(id);
        assert.ok((await person.page.locator('#scenario-about').innerText()).includes(shows), id);
        await person.begin();
        await person.stage.locator('form[data-remediation], [data-wait]').first().waitFor();
      }
      await person.look(person.page);
    },
  },
  'a flow that is picked knows its client and whom to be': {
    async walk(person, org) {
      await person.pick('email');
      await person.begin();
      await person.identify('katherine@example.com');
      const [tab] = await Promise.all([
        person.page.context().waitForEvent('page'),
        person.page.getByRole('link', { name: 'Inbox', exact: true }).click(),
      ]);
      await tab.getByText('katherine@example.com').first().waitFor();
      await tab.close();
      await person.enterCode(await org.code('katherine@example.com'));
      await person.signedIn('Katherine Johnson');
    },
  },
  'a choice is made by keyboard alone': {
    client: 'choice-client',
    async walk(person, org) {
      const { keyboard } = person.page;
      const focused = (what) =>
        person.page.waitForFunction((selector) => document.activeElement?.matches(selector), what);
      await person.stage.getByRole('button', { name: 'Sign in', exact: true }).focus();
      await keyboard.press('Enter');
      await focused('[name=identifier]');
      await keyboard.type(ADA);
      await keyboard.press('Enter');
      await person.at('select-authenticator-authenticate');
      // The heading has the focus. Tab leads to the first option, and an arrow key to the next one.
      for (
        let step = 0;
        step < 3 && !(await person.page.evaluate(() => document.activeElement?.matches('[type=radio]')));
        step += 1
      )
        await keyboard.press('Tab');
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await focused('[name="credentials.passcode"]');
      await person.field('Enter code').waitFor();
      await keyboard.type('wrong');
      await keyboard.press('Enter');
      await person.fieldSays('Enter code', 'Invalid code. Try again.');
      await focused('[name="credentials.passcode"][aria-invalid=true]');
      await keyboard.type(await org.code(ADA));
      await keyboard.press('Enter');
      await focused('#signed-in');
    },
    refused: true,
  },
  'the panels are reached by keyboard, and say what happened': {
    refused: true,
    async walk(person, { origin }) {
      const { keyboard } = person.page;
      const panel = (name) => person.page.getByRole('tabpanel', { name });
      await person.begin();
      await person.identify(ADA);
      await person.password('Not-The-One-1');
      await person.says('Password is incorrect');

      await person.page.getByRole('tab', { name: 'Path' }).focus();
      await keyboard.press('ArrowRight');
      await panel('Code').getByText('state = await state.proceed').first().waitFor();
      await keyboard.press('ArrowLeft');
      const path = panel('Path');
      assert.deepEqual(
        await path.locator('[data-step]').evaluateAll((steps) => steps.map(({ dataset }) => dataset.step)),
        ['identify', 'challenge-authenticator'],
      );
      await path.getByText('Password is incorrect').waitFor();

      await keyboard.press('ArrowRight');
      await keyboard.press('ArrowRight');
      await panel('State').getByLabel('Search the response').fill('stateHandle');
      assert.match(await panel('State').locator('.tree-count').innerText(), /\d/);
      await person.look(person.page);

      await person.page.getByRole('tab', { name: 'State' }).focus();
      await keyboard.press('ArrowRight');
      const requests = panel('Requests').locator('.request');
      const told = await requests.evaluateAll((all) => all.map(({ dataset }) => `${dataset.status} ${dataset.url}`));
      assert.deepEqual(
        told,
        [
          `401 ${origin}/idp/idx/challenge/answer`,
          `200 ${origin}/idp/idx/identify`,
          `200 ${origin}/idp/idx/introspect`,
          `200 ${origin}/oauth2/default/v1/interact`,
        ],
        'the newest first',
      );
      await requests.first().locator('summary').first().click();
      await unfold(requests.first(), 'credentials');
      await person.look(person.page);
      assert.ok(!(await person.page.locator('body').innerText()).includes('Not-The-One-1'), 'the password is masked');
      await requests.first().getByRole('button', { name: 'Show secrets' }).click();
      await unfold(requests.first(), 'credentials');
      await requests.first().getByText('Not-The-One-1').first().waitFor();
      await requests.first().getByRole('button', { name: 'Show secrets', pressed: true }).click();
      assert.equal(await requests.first().getByText('Not-The-One-1').count(), 0);

      await person.password(RIGHT);
      await person.signedIn('Ada Lovelace');
      assert.match(await panel('Requests').locator('.request').first().getAttribute('data-url'), /\/v1\/token$/);
      assert.equal(
        await person.page.locator('#panel-path li[data-kind]').last().getAttribute('data-kind'),
        'success',
        'the path has come to its end',
      );
    },
  },
  'the settings of another organisation': {
    async walk(person) {
      await person.page.getByRole('button', { name: 'Settings' }).click();
      const dialog = person.page.getByRole('dialog', { name: 'Settings' });
      await dialog.getByText('Start from a token').click();
      for (const label of [
        'Issuer',
        'Client ID',
        'Redirect URI',
        'Scopes',
        'Activation token',
        'Recovery token',
        'State handle',
      ]) {
        await dialog.getByLabel(label).waitFor();
      }
      await person.look(person.page);
      await dialog.getByLabel('Activation token').fill('activate-stella');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await person.begin();
      await person.at('select-authenticator-enroll');
      await person.choose('Password');
    },
  },
  'the path outlives a reload': {
    async walk(person) {
      await person.begin();
      await person.identify(ADA);
      await person.at('challenge-authenticator');
      await person.page.reload();
      await person.at('challenge-authenticator');
      const steps = person.page.locator('#panel-path [data-step]');
      assert.deepEqual(await steps.evaluateAll((all) => all.map(({ dataset }) => dataset.step)), [
        'identify',
        'challenge-authenticator',
      ]);
    },
  },
  'a handle inside an address is masked, too': {
    client: 'idp-client',
    async walk(person) {
      await person.begin();
      await person.at('identify');
      await person.page.getByRole('tab', { name: 'State' }).click();
      await person.page.getByLabel('Search the response').fill('/sso/idps/');
      await person.page.locator('#panel-state .tree-count').getByText('1 of 2').waitFor();
      await person.page.getByRole('button', { name: 'Next match' }).click();
      await person.page.locator('#panel-state .tree-count').getByText('2 of 2').waitFor();
      await person.page
        .locator('#panel-state .tree')
        .getByText(/\/sso\/idps\//)
        .first()
        .waitFor();
      await person.look(person.page);
    },
  },
  'an action is run from the state': {
    async walk(person) {
      await person.begin();
      await person.identify(ADA);
      await person.at('challenge-authenticator');
      await person.page.getByRole('tab', { name: 'State' }).click();
      await person.page.locator('[data-run=cancel]').click();
      await person.stage.getByRole('heading', { name: 'Sign-in cancelled.' }).waitFor();
    },
  },
};
