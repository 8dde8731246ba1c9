// @ts-check
// A page in headless Chromium that imports the installed package by URL from another origin, as from a CDN.
import { packageFolder } from '../support/built.mjs';
import { launchChromium, noisesOf } from '../support/chromium.mjs';
import { EMPTY_PAGE } from '../support/installed.mjs';
import { serve } from '../support/static-server.mjs';
import { configOf, startFlowOrg } from './org-harness.mjs';

/** WebAuthn needs the page and the org on `localhost`. */
const HOST = 'localhost';

/** The browser writes a line to the console for each response that is not ok. */
const REFUSED = /Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_CONNECTION_REFUSED)/;

export { launchChromium };

/**
 * Starts an org, and opens a page whose scripts find `idx`, `flow` and `config` (of `start`) in `window`. Fails on errors that
 * the page does not expect.
 * @param {import('node:test').TestContext} t
 * @param {import('playwright-core').Browser} browser
 * @param {{ clientId?: string }} [options]
 */
export async function openPage(t, browser, { clientId = 'demo-client' } = {}) {
  const org = await startFlowOrg(t, { host: HOST });
  const cdn = await serve(packageFolder(), { headers: { 'access-control-allow-origin': '*' } });
  t.after(cdn.close);
  const html = `${EMPTY_PAGE}<input autocomplete="username webauthn"><script type="module">
    import idx from '${cdn.origin}/index.mjs';
    import * as flow from '${cdn.origin}/flow.mjs';
    const settings = ${JSON.stringify(configOf(org.origin, { clientId }))};
    const config = { ...settings, redirectUri: location.origin + '/callback' };
    Object.assign(window, { idx, flow, config });
    document.documentElement.dataset.ready = '';
  </script>`;
  const server = await serve(import.meta.dirname, { host: HOST, pages: { '/': html, '/callback': html } });
  t.after(server.close);
  const context = await browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const noises = noisesOf(page);
  const open = async (/** @type {string} */ url) => {
    await page.goto(url);
    await page.locator('[data-ready]').waitFor({ state: 'attached' });
  };
  await open(server.origin);
  return {
    org,
    page,
    open,
    /** The page's origin. */
    origin: server.origin,
    /** The paths of the package that were loaded. */
    files: () => [...new Set(cdn.requests)],
    /** What was on the console, without responses that refuse. */
    noises: () => noises.filter((noise) => !REFUSED.test(noise)),
    /** Plugs in a virtual authenticator. @param {Record<string, unknown>} [options] */
    async plugIn(options) {
      const devtools = await context.newCDPSession(page);
      await devtools.send('WebAuthn.enable', { enableUI: false });
      const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
          ...options,
        },
      });
      return /** @type {(method: string, params?: object) => Promise<any>} */ (
        (method, params) =>
          devtools.send(/** @type {any} */ (`WebAuthn.${method}`), /** @type {any} */ ({ authenticatorId, ...params }))
      );
    },
  };
}
