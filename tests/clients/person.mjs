/** What a person does at the widget: finds things by what they say, types and clicks. */
import assert from 'node:assert/strict';

/** Matches the whole text of a label, which can be followed by a hint of the widget. */
const exactly = (text) =>
  text instanceof RegExp
    ? text
    : new RegExp(String.raw`^\s*${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}\s*$`);

/**
 * Enters a text at once, whatever has the focus: some time after a view is there, the widget moves the focus to its first field,
 * and what is typed, or filled in by Playwright, goes there.
 * @param {import('playwright-core').Locator} field
 * @param {string} text
 */
export const enter = (field, text) =>
  field.evaluate((input, text) => {
    /** @type {any} */ (Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')).set.call(input, text);
    for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
  }, text);

export class Person {
  /**
   * @param {import('playwright-core').Page} page
   * @param {import('../support/org.mjs').Org} org
   * @param {import('./scenarios.mjs').Scenario} scenario
   */
  constructor(page, org, scenario) {
    this.page = page;
    this.org = org;
    this.scenario = scenario;
    this.widget = page.locator('#okta-sign-in');
  }

  /** Opens the application. */
  open = () => this.page.goto(this.org.page);

  /** Waits for a view. @param {string} heading */
  at = (heading) =>
    this.widget
      .locator('h1, h2')
      .filter({ hasText: exactly(heading) })
      .first()
      .waitFor();

  /** Waits for a text of the widget. @param {string | RegExp} text */
  says = (text) => this.widget.getByText(text).first().waitFor();

  /** Waits for a message of the org. @param {string | RegExp} text */
  warns = (text) => this.widget.locator('.infobox').getByText(text).first().waitFor();

  /** @param {string} label */
  field = (label) => this.widget.getByLabel(exactly(label)).filter({ visible: true });

  /** @param {string} label @param {string} text */
  type = (label, text) => enter(this.field(label), text);

  /** @param {string} name of a button or a link */
  press(name) {
    const button = this.widget.getByRole('button', { name, exact: true });
    const link = this.widget.getByRole('link', { name, exact: true });
    return button.or(link).filter({ visible: true }).click();
  }

  /** Chooses from a list of authenticators. @param {string} name */
  async choose(name) {
    const row = this.widget.locator('.authenticator-row').filter({
      has: this.page.locator('.authenticator-label').filter({ hasText: exactly(name) }),
    });
    await row.getByText(/^(Select|Set up)$/).click();
  }

  /** The first step: the identifier. @param {string} [identifier] */
  async identify(identifier = this.scenario.user.identifier) {
    await this.at('Sign In');
    await this.type('Username', identifier);
    await this.press('Next');
  }

  /** @param {string} [text] */
  async password(text = this.scenario.user.password) {
    await this.at('Verify with your password');
    await this.type('Password', text);
    await this.press('Verify');
  }

  /** The answer to the security question. */
  async answerQuestion() {
    await this.at('Verify with your Security Question');
    await enter(this.widget.locator('input[name="credentials.answer"]'), this.scenario.user.answer);
    await this.press('Verify');
  }

  /** Both, as most scenarios begin. */
  async begin() {
    await this.identify();
    await this.password();
  }

  /** The code of an email. */
  async emailCode() {
    await this.at('Verify with your email');
    await this.press('Enter a verification code instead');
    await this.type('Enter Code', await this.org.code(this.scenario.user.identifier));
    await this.press('Verify');
  }

  /** The code of the newest message to a phone. @param {'sms' | 'voice'} channel */
  async phoneCode(channel) {
    await this.field('Enter Code').waitFor();
    const mails = await (await fetch(`${this.org.origin}/__inbox.json`)).json();
    await this.type('Enter Code', mails.find((mail) => mail.channel === channel).code);
    await this.press('Verify');
  }

  /** The present code of the user's authenticator app. @returns {Promise<string>} */
  async deviceCode() {
    const { codes } = await (await fetch(`${this.org.origin}/__device.json`)).json();
    return codes.find(({ login }) => login === this.scenario.user.identifier).code;
  }

  /** Taps a button of the notification on the device. @param {string} name */
  tap = (name) => this.elsewhere('/__device', (tab) => tab.getByRole('button', { name, exact: true }).click());

  /** Waits until the application has tokens, and checks whose they are. @param {string} [login] */
  async signedIn(login = this.scenario.user.identifier) {
    const outcome = this.page.locator('#outcome');
    await outcome.waitFor();
    const { claims, scopes } = JSON.parse(await outcome.innerText());
    assert.equal(claims.preferred_username, login);
    assert.equal(claims.aud, this.scenario.clientId);
    return scopes;
  }

  /** Does something in another tab. @param {string} address @param {(tab: import('playwright-core').Page) => Promise<unknown>} work */
  async elsewhere(address, work) {
    const tab = await this.page.context().newPage();
    await tab.goto(new URL(address, this.org.origin).href);
    await work(tab);
    await tab.waitForLoadState();
    await tab.close();
  }
}
