/** Passwords that are forgotten, reset or expired, and accounts that are locked. */

const NEW = 'Enchantress-Of-1';

/** @param {import('../person.mjs').Person} person @param {string} button */
async function renew(person, button) {
  await person.type('New password', NEW);
  await person.type('Re-enter password', NEW);
  await person.press(button);
}

/** @type {Record<string, Record<string, import('../walk.mjs').Walk>>} */
export const passwords = {
  recovery: {
    'a code by email, then a new password': {
      async walk(person) {
        await person.at('Sign In');
        await person.press('Forgot password?');
        await person.at('Reset your password');
        await person.type('Email or Username', person.scenario.user.identifier);
        await person.press('Next');
        await person.emailCode();
        await person.at('Reset your password');
        await renew(person, 'Reset Password');
        await person.signedIn();
      },
    },
  },
  'no-recovery': {
    'is refused, and the password still signs in': {
      refused: true,
      async walk(person) {
        await person.identify();
        await person.press('Forgot password?');
        await person.warns(/Reset password is not allowed/);
        await person.password();
        await person.signedIn();
      },
    },
  },
  unlock: {
    'a code by email, then the password': {
      async walk(person) {
        await person.at('Sign In');
        await person.press('Unlock account?');
        await person.at('Unlock account');
        await person.type('Username', person.scenario.user.identifier);
        await person.press('Next');
        await person.at("Verify it's you with a security method");
        await person.choose('Email');
        await person.emailCode();
        await person.says(/You can log in using your existing username and password/);
        await person.press('Back to sign in');
        await person.begin();
        await person.signedIn();
      },
    },
  },
  'expired-password': {
    'a new one is chosen': {
      async walk(person) {
        await person.begin();
        await person.at('Your password has expired');
        await person.says('At least 8 characters');
        await renew(person, 'Change Password');
        await person.signedIn();
      },
    },
  },
  'expiring-password': {
    'is kept': {
      async walk(person) {
        await person.begin();
        await person.at(/^Your password will expire in \d+ days$/);
        await person.press('Remind me later');
        await person.signedIn();
      },
    },
    'a new one is chosen': {
      async walk(person) {
        await person.begin();
        await person.at(/^Your password will expire in \d+ days$/);
        await renew(person, 'Change Password');
        await person.signedIn();
      },
    },
  },
  'recovery-token': {
    'leads to the new password': {
      async walk(person) {
        await person.at('Reset your password');
        await renew(person, 'Reset Password');
        await person.signedIn();
      },
    },
  },
};
