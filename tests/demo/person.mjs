/** A user's actions and checks on the page. Steps are found by their remediation, other elements by label and role. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
/** Matches a label, with or without the mark of a required field. */
const labelled = (text) => new RegExp(String.raw`^\s*${escaped(text)}\s*\*?\s*$`);

/** A step that is a form, or that waits. @param {string} name of its remediation */
const step = (name) => `:is(form[data-remediation="${name}"], [data-wait="${name}"])`;

export class Person {
  /**
   * @param {import('playwright-core').Page} page
   * @param {import('../support/org.mjs').Org} org
   * @param {(page: import('playwright-core').Page) => Promise<void>} look called at each step that is reached
   */
  constructor(page, org, look) {
    this.page = page;
    this.org = org;
    this.look = look;
    this.stage = page.locator('#stage');
    this.alert = page.locator('#messages');
  }

  /**
   * Opens the page with a client of the org.
   * @param {string} client
   * @param {Record<string, string>} [query] more settings
   */
  async open(client, query = {}) {
    const address = new URL(`${this.org.page}/`);
    const settings = { issuer: `${this.org.origin}/oauth2/default`, clientId: client, ...query };
    for (const [name, value] of Object.entries(settings)) address.searchParams.set(name, value);
    await this.page.goto(address.href);
  }

  /** Chooses one of the flows that the org lists. @param {string} id */
  async pick(id) {
    await this.page.locator('#scenario').click();
    await this.page.locator(`#chooser [data-scenario="${id}"]`).click();
  }

  begin = () => this.press('Sign in');

  /** Waits until no request is pending. */
  idle = () => this.page.locator('#stage:not([aria-busy])').waitFor();

  form = (name) => this.stage.locator(`form[data-remediation="${name}"]`).first();

  /** Waits for a step. @param {string} name of its remediation */
  async at(name) {
    await this.page
      .locator(`#stage:not([aria-busy]) ${step(name)}`)
      .first()
      .waitFor({ state: 'attached' });
    await this.look(this.page);
  }

  /** Waits until a step has ended by something other than its form. @param {string} name */
  left = (name) => this.stage.locator(step(name)).first().waitFor({ state: 'detached' });

  /** @param {string} label */
  field = (label) => this.stage.locator('input:visible, select:visible').and(this.page.getByLabel(labelled(label)));

  fill = (label, text) => this.field(label).fill(text);
  tick = (label) => this.stage.getByRole('checkbox', { name: label }).check();
  untick = (label) => this.stage.getByRole('checkbox', { name: label }).uncheck();
  option = (label) => this.stage.getByRole('radio', { name: new RegExp(`^${escaped(label)}`) });
  choose = (label) => this.option(label).check();

  /** @param {string} name of a button */
  async press(name) {
    await this.stage.getByRole('button', { name, exact: true }).click();
    await this.idle();
  }

  /** Submits a step's form, and first opens its `<details>` if it has one. @param {string} name */
  async submit(name) {
    await this.unfold(name);
    await this.form(name).locator('button:not([type=button])').click();
    await this.idle();
  }

  /** @param {string} name */
  async unfold(name) {
    const folded = this.stage
      .locator('details:not([open])')
      .filter({ has: this.page.locator(`form[data-remediation="${name}"]`) });
    if ((await folded.count()) > 0) await folded.locator('summary').first().click();
  }

  /** Fills in a step's form and submits it. @param {string} name @param {Record<string, string>} [texts] by label */
  async answer(name, texts = {}) {
    await this.at(name);
    await this.unfold(name);
    for (const [label, text] of Object.entries(texts)) await this.fill(label, text);
    await this.submit(name);
  }

  /** Runs an action of the state. @param {string} name as the package names it */
  async act(name) {
    await this.page.locator(`#stage [data-action="${name}"]`).click();
    await this.idle();
  }

  /** Enters the identifier, if that is the first step. @param {string} identifier */
  identify = (identifier) => this.answer('identify', { Username: identifier });
  password = (text) => this.answer('challenge-authenticator', { Password: text });
  enterCode = (text) => this.answer('challenge-authenticator', { 'Enter code': text });

  /** Checks that the page shows a message at the top. @param {string | RegExp} text @param {'error' | 'info' | 'success'} [kind] */
  async says(text, kind = 'error') {
    await this.alert.locator(`.message.${kind}`).getByText(text).first().waitFor();
    assert.equal(
      await this.page.locator('.problem').count(),
      0,
      'a message of the org is not shown as a failed request',
    );
    await this.look(this.page);
  }

  /**
   * Checks the message at a field, and that a screen reader reads it with the field.
   * @param {string} label
   * @param {string | RegExp} text
   */
  async fieldSays(label, text) {
    await this.stage.locator('.field-messages:visible').getByText(text).first().waitFor();
    const said = await this.field(label).evaluate((control) => ({
      invalid: control.getAttribute('aria-invalid'),
      text: (control.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' '),
    }));
    assert.equal(said.invalid, 'true', `${label} is marked as wrong`);
    assert.match(said.text, text instanceof RegExp ? text : new RegExp(escaped(text)));
    await this.look(this.page);
  }

  /**
   * Checks that the sign-in has failed.
   * @param {string | RegExp} text why
   */
  async ended(text) {
    await this.stage.getByRole('heading', { name: 'This sign-in has ended' }).waitFor();
    await this.says(text);
    await this.stage.getByRole('button', { name: 'Start again' }).waitFor();
  }

  /** Checks that the flow has done what it is for, without tokens. @param {string | RegExp} text what */
  async done(text) {
    await this.stage.getByRole('heading', { name: 'Done' }).waitFor();
    await this.says(text, 'info');
    await this.stage.getByRole('button', { name: 'Go on to sign in' }).waitFor();
  }

  /** Checks that the page shows the tokens. @param {string} name of the user */
  async signedIn(name) {
    await this.stage.getByRole('heading', { name: `Signed in as ${name}` }).waitFor();
    assert.ok(await this.claim('sub'), 'the ID token names a subject');
    assert.match(await this.claim('iss'), /\/oauth2\/default$/);
    assert.match(await this.stage.innerText(), /Received .*access_token/);
    await this.look(this.page);
  }

  claim = (name) => this.stage.locator(`[data-token=id_token] tr[data-claim="${name}"] td`).innerText();

  /** Starts another sign-in after the tokens. */
  again = () => this.press('Sign in again');

  /** Does something in another tab. @param {string} path of the org @param {(tab: import('playwright-core').Page) => Promise<void>} work */
  async elsewhere(path, work) {
    const tab = await this.page.context().newPage();
    await tab.goto(this.org.url(path));
    await work(tab);
    // Chromium may never report the closing of a tab whose form was just submitted.
    await tab.waitForLoadState();
    await Promise.race([tab.close(), pause(2000)]);
  }
}
