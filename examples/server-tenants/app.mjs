// The sign-in of each tenant, below the tenant's name. The browser gets forms and a session cookie, no handle and no token.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

import { pollOf } from 'okta-idx-wasm/flow';

import { formsOf, paramsOf, settle } from './forms.mjs';
import { errorPage, signedInPage, stepPage } from './pages.mjs';
import { createSessions } from './sessions.mjs';
import { createTenant } from './tenant.mjs';

/** @param configs the settings of each tenant, by its name */
export function createApp(configs) {
  const tenants = new Map(Object.entries(configs).map(([name, config]) => [name, createTenant(config)]));
  const sessions = createSessions();

  return createServer(async (request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname.slice(1);
    const tenant = tenants.get(name);
    const page = (status, html) => {
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(html);
    };
    if (!tenant) return page(404, errorPage('There is no such tenant.'));
    const session = sessions.of(request, response);
    try {
      if (request.method !== 'POST') return page(200, await show(tenant, session, name));
      const isNew = await answer(tenant, session, name, new URLSearchParams(await text(request)));
      if (isNew) sessions.renew(request, response);
      response.writeHead(303, { location: `/${name}` }).end();
    } catch {
      page(502, errorPage('The sign-in service cannot be reached. Go back and try again.'));
    }
  });
}

/** The page of where a session is with a tenant. */
async function show(tenant, session, name) {
  const { user } = session.get(name) ?? {};
  if (user) return signedInPage(user);
  const { flow = await tenant.start() } = session.get(name) ?? {};
  session.set(name, { flow });
  return stepPage(tenant.stateOf(flow));
}

/** Takes what the user sent. Resolves to whether the user has signed in by it. */
async function answer(tenant, session, name, data) {
  const { flow } = session.get(name) ?? {};
  if (!flow || data.has('restart')) {
    session.delete(name);
    return false;
  }
  const state = tenant.stateOf(flow);
  const next = await settle(step(state, data));
  if (next.hasInteractionCode()) session.set(name, { user: await tenant.redeem(flow, next.interactionCode) });
  else session.set(name, { flow: tenant.advance(flow, next) });
  return next.hasInteractionCode();
}

/** The request that the user chose: a poll, an action by its name, or a form by its place. */
function step(state, data) {
  const action = data.has('poll') ? pollOf(state)?.name : data.get('action');
  if (Object.hasOwn(state.actions, action)) return state.actions[action]();
  if (data.has('poll') && action) return state.proceed(action);
  const form = formsOf(state)[data.get('form')];
  return form ? state.proceed(form.name, paramsOf(form, data)) : state;
}
