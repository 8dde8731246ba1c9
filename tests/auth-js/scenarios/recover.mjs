// @ts-check
import { same, signedIn, step, waits } from '../expect.mjs';

const USERNAME = 'ada@example.com';
const PASSWORD = 'Another-Horse-10';

/** @type {import('./index.mjs').Scenario[]} */
export const recover = [
  {
    name: 'recoverPassword: identifier, code by email, new password, and a sign-in with it',
    pages: [
      async ({ client, issuer, note, code }) => {
        const auth = client({ clientId: 'password-client' });
        const expected = { email: USERNAME, issuer, client: 'password-client' };
        waits(note(await auth.idx.recoverPassword()), 'identify-recovery');
        const asked = note(await auth.idx.recoverPassword({ username: USERNAME }));
        waits(asked, 'challenge-authenticator');
        const reset = note(await auth.idx.proceed({ verificationCode: await code(USERNAME) }));
        waits(reset, 'reset-authenticator');
        signedIn(note(await auth.idx.proceed({ password: PASSWORD })), expected);
        const done = note(await auth.idx.authenticate({ username: USERNAME, password: PASSWORD }));
        signedIn(done, expected);
      },
    ],
  },
  {
    name: 'recoverPassword: somebody for whom it is not allowed',
    pages: [
      async ({ client, note }) => {
        const auth = client({ clientId: 'password-client' });
        const refused = note(await auth.idx.recoverPassword({ username: 'donald@example.com' }));
        same(step(refused).startsWith('SUCCESS'), false, 'whether it went through');
      },
    ],
  },
];
