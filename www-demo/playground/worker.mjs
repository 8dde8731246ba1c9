// @ts-check
// The service worker of the playground: the org answers requests below `org/`; all others go to the host.
import { builtInConfig } from '../../mock-org/npm/js/core.mjs';
import { createOrg } from '../../mock-org/npm/js/index.mjs';
import { respond } from '../../mock-org/npm/js/response.mjs';
import { KeptOrg } from './kept-org.mjs';
import { openStore } from './store.mjs';

const worker = /** @type {any} */ (globalThis);
/** @type {string} */
const scope = worker.registration.scope;
const origin = `${scope}org`;

/** The built-in configuration; its clients may also return to the pages of this host. */
function config() {
  const { protocol, hostname } = new URL(scope);
  const local = '"http://127.0.0.1:*"';
  return builtInConfig().replaceAll(local, `${local}, "${protocol}//${hostname}:*"`);
}

const org = new KeptOrg({
  store: openStore(`org of ${scope}`),
  make: ({ seed, now }) => createOrg({ origin, seed, now, config: config() }),
  isReset: ({ url }) => url === `${origin}/__reset`,
});

/** @param {Request} request */
async function answer(request) {
  const { method, url, headers, signal } = request;
  const body = new Uint8Array(await request.arrayBuffer());
  const answered = await org.answer({ method, url, headers: [...headers], body });
  try {
    return await respond(answered, { url: new URL(url), redirected: false, signal });
  } catch {
    // A fault that breaks the connection.
    return Response.error();
  }
}

worker.addEventListener('install', (/** @type {any} */ event) => {
  worker.skipWaiting();
  // Otherwise, Chromium also asks the host for a page below `org/` while it starts the worker.
  const pages = { urlPattern: { pathname: `${new URL(origin).pathname}/*` }, requestMode: 'navigate' };
  event.addRoutes?.({ condition: pages, source: 'fetch-event' });
});
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
// A page that was reloaded without its cache has no worker, and asks for it.
worker.addEventListener('message', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  if (event.request.url.startsWith(`${origin}/`)) event.respondWith(answer(event.request));
});
