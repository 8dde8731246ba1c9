// @ts-check
import { same, signedIn, step, waits } from '../expect.mjs';

const ADA = { username: 'ada@example.com', password: 'Correct-Horse-9' };

/** @type {import('./index.mjs').Scenario[]} */
export const resume = [
  {
    name: 'resume: a transaction begun by one client goes on in another, from storage',
    pages: [
      async ({ client, note }) => {
        waits(note(await client().idx.authenticate({ username: ADA.username })), 'challenge-authenticator');
      },
      async ({ client, issuer, note }) => {
        const auth = client();
        same(auth.idx.canProceed(), true, 'whether there is something to go on with');
        const meta = note(await auth.idx.getTransactionMeta());
        same([meta.flow, typeof meta.interactionHandle], ['authenticate', 'string'], 'what was kept');
        waits(note(await auth.idx.proceed()), 'challenge-authenticator');
        signedIn(note(await auth.idx.proceed({ password: ADA.password })), { email: ADA.username, issuer });
        same(auth.idx.canProceed(), false, 'whether there is still something to go on with');
      },
    ],
  },
  {
    name: 'resume: without the answer that was kept, from the interaction handle alone',
    pages: [
      async ({ client, note }) => {
        const auth = client();
        waits(note(await auth.idx.startTransaction({ flow: 'authenticate' })), 'identify');
        waits(note(await auth.idx.proceed({ username: ADA.username })), 'challenge-authenticator');
      },
      async ({ client, issuer, note }) => {
        const auth = client();
        auth.transactionManager.clearIdxResponse();
        waits(note(await auth.idx.proceed()), 'challenge-authenticator');
        signedIn(note(await auth.idx.proceed({ password: ADA.password })), { email: ADA.username, issuer });
      },
    ],
  },
  {
    name: 'resume: a handle that the org does not know any more',
    pages: [
      async ({ client, note }) => {
        waits(note(await client().idx.authenticate()), 'identify');
      },
      async ({ client, issuer, note }) => {
        const auth = client();
        const meta = auth.transactionManager.load();
        auth.transactionManager.save({ ...meta, interactionHandle: 'forgotten-long-ago' });
        auth.transactionManager.clearIdxResponse();
        same(step(note(await auth.idx.proceed())), 'TERMINAL', 'where the flow is');
        signedIn(note(await client().idx.authenticate(ADA)), { email: ADA.username, issuer });
      },
    ],
  },
  {
    name: 'cancel: the transaction is gone, and the next one starts anew',
    pages: [
      async ({ client, issuer, note }) => {
        const auth = client();
        waits(note(await auth.idx.authenticate({ username: ADA.username })), 'challenge-authenticator');
        same(step(note(await auth.idx.cancel())), 'CANCELED', 'where the flow is');
        same(auth.idx.canProceed(), false, 'whether there is something to go on with');
        waits(note(await auth.idx.authenticate()), 'identify');
        signedIn(note(await auth.idx.authenticate(ADA)), { email: ADA.username, issuer });
      },
    ],
  },
  {
    name: "startTransaction: the state's own proceed and actions, the code exchanged by hand",
    pages: [
      async ({ client, issuer, note }) => {
        const auth = client();
        const { neededToProceed, proceed, meta } = note(await auth.idx.startTransaction());
        same(
          neededToProceed.map((/** @type {any} */ { name }) => name),
          ['identify', 'select-enroll-profile'],
          'the remediations',
        );
        const challenge = note(await proceed('identify', { identifier: ADA.username }));
        same(Object.keys(challenge.actions), ['currentAuthenticatorEnrollment-recover', 'cancel'], 'the actions');
        const { interactionCode } = note(
          await challenge.proceed('challenge-authenticator', { credentials: { passcode: ADA.password } }),
        );
        same(typeof interactionCode, 'string', 'the interaction code');
        const { clientId, codeVerifier, redirectUri, scopes } = meta;
        const exchanged = note(
          await auth.token.exchangeCodeForTokens({ interactionCode, clientId, codeVerifier, redirectUri, scopes }),
        );
        signedIn({ status: 'SUCCESS', tokens: exchanged.tokens }, { email: ADA.username, issuer });
      },
    ],
  },
];
