import { randomBytes } from 'node:crypto';

const COOKIE = 'session';
const HOUR = 3600;

/** Sessions in memory. For more than one process, keep the same data in a store that they share. */
export function createSessions() {
  const sessions = new Map();

  const idOf = (request) => new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1];

  function add(response, data) {
    const id = randomBytes(32).toString('base64url');
    sessions.set(id, data);
    setTimeout(() => sessions.delete(id), HOUR * 1000).unref();
    // Add `Secure` where the server is reached over https. `SameSite` keeps other sites from sending forms.
    response.setHeader('set-cookie', `${COOKIE}=${id}; HttpOnly; SameSite=Lax; Path=/; Max-Age=${HOUR}`);
    return data;
  }

  return {
    /** The data of the request's session, by the name of the tenant. A new session if it has none. */
    of: (request, response) => sessions.get(idOf(request)) ?? add(response, new Map()),

    /** Gives the session another id, as is due after a sign-in. */
    renew(request, response) {
      const id = idOf(request);
      const data = sessions.get(id);
      sessions.delete(id);
      add(response, data);
    },
  };
}
