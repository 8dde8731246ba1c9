// @ts-check
import { messagesOf, same, signedIn, waits } from '../expect.mjs';

const ADA = { username: 'ada@example.com', password: 'Correct-Horse-9' };

/** @type {import('./index.mjs').Scenario[]} */
export const authenticate = [
  {
    name: 'authenticate: everything in one call',
    pages: [
      async ({ client, issuer, note }) => {
        const auth = client();
        const done = note(await auth.idx.authenticate(ADA));
        signedIn(done, { email: ADA.username, issuer });
        auth.tokenManager.setTokens(done.tokens);
        const user = note(await auth.token.getUserInfo());
        same(user.email, ADA.username, 'what the access token opens');
      },
    ],
  },
  {
    name: 'authenticate: step by step, through proceed',
    pages: [
      async ({ client, issuer, note }) => {
        const auth = client();
        waits(note(await auth.idx.authenticate()), 'identify');
        waits(note(await auth.idx.proceed({ username: ADA.username })), 'challenge-authenticator');
        signedIn(note(await auth.idx.proceed({ password: ADA.password })), { email: ADA.username, issuer });
      },
    ],
  },
  {
    name: 'authenticate: a wrong password, then the right one',
    pages: [
      async ({ client, issuer, note }) => {
        const auth = client();
        waits(note(await auth.idx.authenticate({ username: ADA.username })), 'challenge-authenticator');
        const refused = note(await auth.idx.authenticate({ password: 'Wrong-Horse-9' }));
        waits(refused, 'challenge-authenticator');
        same(messagesOf(refused).length, 1, 'how many messages there are');
        signedIn(note(await auth.idx.proceed({ password: ADA.password })), { email: ADA.username, issuer });
      },
    ],
  },
  {
    name: 'authenticate: identifier and password in one form, wrong, then right',
    pages: [
      async ({ client, issuer, note }) => {
        const auth = client({ clientId: 'password-client' });
        const refused = note(await auth.idx.authenticate({ ...ADA, password: 'Wrong-Horse-9' }));
        waits(refused, 'identify');
        same(
          refused.nextStep.inputs.map((/** @type {any} */ { name }) => name),
          ['username', 'password', 'rememberMe'],
          'the inputs',
        );
        const done = note(await auth.idx.authenticate({ ...ADA, rememberMe: true }));
        signedIn(done, { email: ADA.username, issuer, client: 'password-client' });
      },
    ],
  },
  {
    name: 'authenticate: the user chooses a code by email, and mistypes it once',
    pages: [
      async ({ client, issuer, note, code }) => {
        const auth = client();
        const username = 'grace@example.com';
        const choice = note(await auth.idx.authenticate({ username }));
        waits(choice, 'select-authenticator-authenticate');
        same(
          choice.nextStep.options.map((/** @type {any} */ { value }) => value),
          ['okta_password', 'okta_email'],
          'the choice',
        );
        const asked = note(await auth.idx.proceed({ authenticator: 'okta_email' }));
        waits(asked, 'challenge-authenticator');
        same(asked.nextStep.authenticator.key, 'okta_email', 'what is asked for');
        const refused = note(await auth.idx.proceed({ verificationCode: 'wrong' }));
        waits(refused, 'challenge-authenticator');
        same(messagesOf(refused).length, 1, 'how many messages there are');
        signedIn(note(await auth.idx.proceed({ verificationCode: await code(username) })), { email: username, issuer });
      },
    ],
  },
  {
    name: 'authenticate: two factors, the code sent twice',
    pages: [
      async ({ client, issuer, note, code }) => {
        const auth = client();
        const username = 'alan@example.com';
        const second = note(await auth.idx.authenticate({ username, password: 'Turing-Tape-7' }));
        waits(second, 'challenge-authenticator');
        same(second.nextStep.canResend, true, 'whether the code can be sent again');
        const first = await code(username);
        waits(note(await auth.idx.proceed({ resend: true })), 'challenge-authenticator');
        const again = await code(username);
        same(first === again, false, 'whether the same code came again');
        signedIn(note(await auth.idx.proceed({ verificationCode: again })), { email: username, issuer });
      },
    ],
  },
  {
    name: "authenticate: the org's own authorization server, a header of the application's",
    pages: [
      async ({ client, issuer, note }) => {
        const { origin } = new URL(issuer);
        const auth = client({ issuer: origin, headers: { 'X-Application': 'of ours' } });
        signedIn(note(await auth.idx.authenticate(ADA)), { email: ADA.username, issuer: origin });
      },
    ],
  },
];
