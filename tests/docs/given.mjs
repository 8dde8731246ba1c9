// @ts-check
// What the blocks of code take as given: the variables of `given.d.ts`, the built-in org as `fetch`, and the people around a page.
import { CHALLENGE, createOrg } from '../mock-org/installed.mjs';
import { securityKey } from './security-key.mjs';

const org = createOrg();
const { issuer, clientId, redirectUri } = org;
const page = { href: redirectUri };

/** What happens elsewhere while a page waits: a push is approved, and the link in an email is opened. */
async function meanwhile() {
  for (const waiting of org.device.pending()) if (waiting.kind === 'push') org.device.approve(waiting);
  for (const { link } of org.inbox.messages('magic@example.com')) {
    const opened = await org.fetch(String(link), { redirect: 'manual' });
    page.href = opened.headers.get('location') ?? page.href;
  }
}

const passwords = ['Correct-Hores-9', 'Correct-Horse-9'];

Object.assign(globalThis, {
  issuer,
  clientId,
  redirectUri,
  codeChallenge: CHALLENGE,
  ask: async (/** @type {{ name: string }} */ { name }) =>
    name === 'identify' ? { identifier: 'ada@example.com' } : { credentials: { passcode: passwords.shift() } },
  fetch: async (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
    const response = await org.fetch(url, init);
    await meanwhile();
    return response;
  },
});
Object.defineProperty(globalThis, 'location', { value: page });
Object.defineProperty(globalThis, 'navigator', { value: { credentials: securityKey(org.origin) } });
