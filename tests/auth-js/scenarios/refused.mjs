// @ts-check
import { rejection, messagesOf, same, step, waits } from '../expect.mjs';

const ADA = { username: 'ada@example.com', password: 'Correct-Horse-9' };

/** @type {import('./index.mjs').Scenario[]} */
export const refused = [
  {
    name: "refused: an ID token whose signature is not by the org's keys",
    fault: 'wrong keys',
    pages: [
      async ({ client, note }) => {
        const error = await rejection(client().idx.authenticate(ADA));
        same(
          note({ name: error.name, message: error.message }).message,
          'The token signature is not valid',
          'what it rejects with',
        );
      },
    ],
  },
  {
    name: 'refused: somebody nobody knows',
    pages: [
      async ({ client, note }) => {
        const unknown = note(await client().idx.authenticate({ username: 'nobody@example.com', password: 'x' }));
        waits(unknown, 'identify');
        same(messagesOf(unknown).length, 1, 'how many messages there are');
      },
    ],
  },
  {
    name: 'refused: a locked account',
    pages: [
      async ({ client, note }) => {
        const locked = note(
          await client().idx.authenticate({ username: 'locked@example.com', password: 'Locked-Away-1' }),
        );
        same(
          [step(locked) === 'SUCCESS', messagesOf(locked).length],
          [false, 1],
          'whether it went through, and how many messages there are',
        );
      },
    ],
  },
  {
    name: 'refused: somebody who may not use the application',
    pages: [
      async ({ client, note }) => {
        const outsider = note(
          await client().idx.authenticate({ username: 'outsider@example.com', password: 'Not-Assigned-2' }),
        );
        same(
          [step(outsider), messagesOf(outsider).length],
          ['TERMINAL', 1],
          'where the flow is, and how many messages there are',
        );
      },
    ],
  },
  {
    name: 'refused: a client that the org does not know',
    pages: [
      async ({ client, note }) => {
        const error = await rejection(client({ clientId: 'unknown-client' }).idx.authenticate(ADA));
        same(note(error).error, 'invalid_client', 'what it rejects with');
      },
    ],
  },
];
