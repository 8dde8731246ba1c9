/** Authenticators that are set up, and accounts that are new. */
import { codeOf } from '../../demo/code.mjs';
import { plugIn } from './passkeys.mjs';

const FIRST = 'Enchantress-Of-1';

/** @param {import('../person.mjs').Person} person */
async function firstPassword(person) {
  await person.at('Set up password');
  await person.type('Enter password', FIRST);
  await person.type('Re-enter password', FIRST);
  await person.press('Next');
}

/** Leaves out what is optional. @param {import('../person.mjs').Person} person */
async function skip(person) {
  await person.says('Optional');
  await person.press('Continue');
}

/** Gives an account its first password. @param {import('../person.mjs').Person} person */
async function activate(person) {
  await person.at('Set up security methods');
  await person.choose('Password');
  await firstPassword(person);
  await skip(person);
  await person.signedIn();
}

/** @type {Record<string, Record<string, import('../walk.mjs').Walk>>} */
export const enrollment = {
  enrollment: {
    'everything is set up': {
      async walk(person, org) {
        await plugIn(person);
        await person.begin();
        await person.at('Set up security methods');
        await person.choose('Phone');
        await person.at('Set up phone authentication');
        await person.type('Phone number', '5550100124');
        await person.press('Receive a code via SMS');
        await person.phoneCode('sms');
        await person.choose('Google Authenticator');
        await person.press("Can't scan?");
        const secret = await person.widget.locator('.shared-secret').innerText();
        await person.press('Next');
        await person.type('Enter code', codeOf(secret.replaceAll(/\s/g, '')));
        await person.press('Verify');
        await person.choose('Security Question');
        await person.type('Answer', 'Liver');
        await person.press('Verify');
        await person.choose('Okta Verify');
        await person.at('Set up Okta Verify');
        await person.tap('Set up');
        await person.choose('Security Key or Biometric Authenticator');
        await person.press('Set up');
        await person.signedIn();
      },
    },
    'everything is left out': {
      async walk(person) {
        await person.begin();
        await skip(person);
        await person.signedIn();
      },
    },
  },
  registration: {
    'a profile, a password, and no more': {
      async walk(person) {
        const login = 'mary@example.com';
        await person.at('Sign In');
        await person.press('Sign up');
        await person.type('First name', 'Mary');
        await person.type('Last name', 'Somerville');
        await person.type('Email', login);
        await person.press('Sign Up');
        await firstPassword(person);
        await skip(person);
        await person.signedIn(login);
      },
    },
  },
  'registration-closed': {
    'is refused': {
      refused: true,
      async walk(person) {
        await person.at('Sign In');
        await person.press('Sign up');
        await person.warns('Registration is currently unavailable.');
      },
    },
  },
  activation: {
    'the first password': { walk: activate },
  },
  'late-activation': {
    'another mail is asked for, and its link activates the account': {
      async walk(person, org) {
        await person.at('Activation link has expired');
        await person.press('Request activation email');
        await person.says(/New activation link requested\./);
        const activationToken = await org.code(person.scenario.user.identifier);
        await person.page.addInitScript((authParams) => Object.assign(globalThis.settings, { authParams }), {
          activationToken,
        });
        await person.open();
        await activate(person);
      },
    },
  },
};
