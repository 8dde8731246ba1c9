// @ts-check
import { messagesOf, same, signedIn, waits } from '../expect.mjs';

const MARIE = { firstName: 'Marie', lastName: 'Curie', email: 'marie@example.com' };
const PASSWORD = 'Radium-Polonium-8';

/** @type {import('./index.mjs').Scenario[]} */
export const register = [
  {
    name: 'register: a profile and a password, the rest skipped',
    pages: [
      async ({ client, issuer, note }) => {
        const auth = client();
        waits(note(await auth.idx.register()), 'enroll-profile');
        waits(note(await auth.idx.register(MARIE)), 'enroll-authenticator');
        const optional = note(await auth.idx.proceed({ password: PASSWORD }));
        waits(optional, 'select-authenticator-enroll');
        same(optional.nextStep.canSkip, true, 'whether it can be skipped');
        signedIn(note(await auth.idx.proceed({ skip: true })), { email: MARIE.email, issuer });
        const again = client();
        const done = note(await again.idx.authenticate({ username: MARIE.email, password: PASSWORD }));
        signedIn(done, { email: MARIE.email, issuer });
      },
    ],
  },
  {
    name: 'register: a password that is too weak, then a good one, and an email address proven',
    pages: [
      async ({ client, issuer, note, code }) => {
        const auth = client();
        waits(note(await auth.idx.register(MARIE)), 'enroll-authenticator');
        const weak = note(await auth.idx.proceed({ password: 'weak' }));
        waits(weak, 'enroll-authenticator');
        same(messagesOf(weak).length > 0, true, 'whether it says what is wrong');
        waits(note(await auth.idx.proceed({ password: PASSWORD })), 'select-authenticator-enroll');
        const asked = note(await auth.idx.proceed({ authenticator: 'okta_email' }));
        waits(asked, 'enroll-authenticator');
        const more = note(await auth.idx.proceed({ verificationCode: await code(MARIE.email) }));
        waits(more, 'select-authenticator-enroll');
        const done = note(await auth.idx.proceed({ skip: true }));
        signedIn(done, { email: MARIE.email, issuer });
        same(done.tokens.idToken.claims.email_verified, true, 'whether the address is verified');
      },
    ],
  },
  {
    name: 'register: an address that is taken, then one that is not',
    pages: [
      async ({ client, note }) => {
        const auth = client();
        waits(note(await auth.idx.register()), 'enroll-profile');
        const taken = note(await auth.idx.proceed({ ...MARIE, email: 'ada@example.com' }));
        waits(taken, 'enroll-profile');
        same(messagesOf(taken).length > 0, true, 'whether it says what is wrong');
        waits(note(await auth.idx.proceed(MARIE)), 'enroll-authenticator');
      },
    ],
  },
];
