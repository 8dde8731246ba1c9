/** The first views: who signs in, and with what. */

/** @type {Record<string, Record<string, import('../walk.mjs').Walk>>} */
export const signIn = {
  'identifier-first': {
    'the identifier, then the password': {
      async walk(person) {
        await person.begin();
        await person.signedIn();
      },
    },
    'a wrong password, then the right one': {
      refused: true,
      async walk(person) {
        await person.identify();
        await person.password('Not-The-Password-1');
        await person.warns('Password is incorrect');
        // The widget ignores a button that is pressed twice within 200 ms.
        await person.page.waitForTimeout(300);
        await person.password();
        await person.signedIn();
      },
    },
  },
  'identifier-password': {
    'both in one form': {
      async walk(person) {
        await person.at('Sign In');
        await person.type('Username', person.scenario.user.identifier);
        await person.type('Password', person.scenario.user.password);
        await person.press('Sign in');
        await person.signedIn();
      },
    },
  },
  'authenticator-choice': {
    'the password': {
      async walk(person) {
        await person.identify();
        await person.choose('Password');
        await person.password();
        await person.signedIn();
      },
    },
    'a code by email': {
      async walk(person) {
        await person.identify();
        await person.choose('Email');
        await person.emailCode();
        await person.signedIn();
      },
    },
  },
  'every-authenticator': {
    'one after the other is looked at, and the question answered': {
      async walk(person) {
        const another = () => person.press('Verify with something else');
        await person.identify();
        await person.choose('Password');
        await person.at('Verify with your password');
        await another();
        await person.choose('Email');
        await person.at('Verify with your email');
        await another();
        await person.choose('Phone');
        await person.at('Verify with your phone');
        await another();
        await person.choose('Google Authenticator');
        await person.at('Verify with Google Authenticator');
        await another();
        await person.choose('Get a push notification');
        await person.at('Push notification sent');
        await another();
        await person.choose('Security Question');
        await person.answerQuestion();
        await person.signedIn();
      },
    },
  },
  'two-factors': {
    'the password, then a code by email': {
      async walk(person) {
        await person.begin();
        await person.emailCode();
        await person.signedIn();
      },
    },
  },
  outsider: {
    'ends with a message': {
      refused: true,
      async walk(person) {
        await person.identify();
        await person.warns('User is not assigned to this application.');
      },
    },
  },
};
