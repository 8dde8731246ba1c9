// @ts-check
// Okta Verify on this device: servers on free ports. And an org that sends a challenge for it.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

import { HANDLE, SECRET } from './entries.mjs';
import { done, form, response } from './org.mjs';

export const REQUEST = `ey.${SECRET}`;

/** @typedef {{ method?: string, path?: string, body: string, type?: string, host?: string }} Asked */

/**
 * Listens on a free port. An answer is a status, or a function that returns one or a promise of it.
 * @param {{ probe?: any, challenge?: any }} [answers]
 */
export async function listen({ probe = 200, challenge = 200 } = {}) {
  const asked = /** @type {Asked[]} */ ([]);
  const it = { asked, port: '', closed: 0, close: () => {} };
  const server = createServer(async (incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) it.closed++;
    });
    asked.push({ method, path, body: await text(incoming), type: headers['content-type'], host: headers.host });
    const answer = path === '/probe' ? probe : challenge;
    outgoing.writeHead(await (typeof answer === 'function' ? answer() : answer)).end('{}');
  });
  await new Promise((resolve) => server.listen(0, () => resolve(undefined)));
  it.port = String(/** @type {any} */ (server.address()).port);
  it.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return it;
}

/** A port on which nothing listens. */
export async function freePort() {
  const { port, close } = await listen();
  close();
  return port;
}

/** A response with a device challenge. @param {object} data @param {object} [poll] @param {object} [own] */
export const challenging = (data, poll, own) => {
  const value = {
    challengeMethod: 'LOOPBACK',
    challengeRequest: REQUEST,
    domain: 'http://127.0.0.1',
    ports: [],
    probeTimeoutMillis: 2000,
    cancel: form('cancel'),
    ...data,
  };
  const raw = response(
    [form('device-challenge-poll', { refresh: 1000, relatesTo: ['$.authenticatorChallenge'], ...poll })],
    {
      authenticatorChallenge: { type: 'object', value },
      ...own,
    },
  );
  // Without the members that are undefined.
  return JSON.parse(JSON.stringify(raw));
};

/** The same in the place where an authenticator has it. @param {object} data */
export const challengingAuthenticator = (data) => {
  const { cancel, ...value } = challenging(data).authenticatorChallenge.value;
  return response([form('challenge-poll', { refresh: 1000, relatesTo: ['$.currentAuthenticator'] })], {
    currentAuthenticator: {
      type: 'object',
      value: { id: 'aut1', contextualData: { challenge: { value } }, cancel: { ...cancel, name: 'cancel' } },
    },
  });
};

/** An org that answers polls with a response as long as `isOver` is false, and cancels with an end. @param {any} raw */
export function challengingOrg(raw) {
  const it = {
    raw,
    isOver: false,
    polls: 0,
    cancels: /** @type {any[]} */ ([]),
    flying: 0,
    most: 0,
    /** @type {any} */ cancelled: done(),
    cancelStatus: 200,
    fetch: async (/** @type {string} */ url, /** @type {any} */ init) => {
      it.most = Math.max(it.most, ++it.flying);
      let isFlying = true;
      const land = () => {
        if (isFlying) it.flying--;
        isFlying = false;
      };
      // A request that is aborted ends at once.
      init.signal?.addEventListener('abort', land);
      try {
        const isCancel = url.endsWith('/cancel');
        if (isCancel) it.cancels.push(JSON.parse(init.body));
        else it.polls++;
        await pause(2, undefined, { signal: init.signal });
        if (isCancel) return new Response(JSON.stringify(it.cancelled), { status: it.cancelStatus });
        return new Response(JSON.stringify(it.isOver ? done() : it.raw));
      } finally {
        land();
      }
    },
  };
  return it;
}

/** What an action that cancels sends. @param {string} reason @param {number | null} [statusCode] */
export const cancelOf = (reason, statusCode = null) => ({ reason, statusCode, stateHandle: HANDLE });
