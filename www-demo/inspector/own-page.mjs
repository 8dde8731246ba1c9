/** The calls that led to a step as a page of one's own. */
import { isLocalIssuer } from '../signin/scenarios.mjs';
import { codeOf } from './code.mjs';

/** Where a page without a bundler gets the package. */
const CDN = 'https://cdn.jsdelivr.net/npm/okta-idx-wasm@0.1';

/** How to serve a copied page beside an org, and where they are then. */
export const SERVE = 'npx okta-mock-org --serve . --port 8701 --page-port 8700';
const ORG = 'http://localhost:8701';
const SERVED = { issuer: `${ORG}/oauth2/default`, redirectUri: 'http://localhost:8700/' };

const PLACES = `<p>
  <a href="${ORG}/__device" target="_blank">Approve pushes on the device</a>,
  <a href="${ORG}/__inbox" target="_blank">read codes in the inbox</a>
</p>
`;

/** Whether the org of a flow is a mock organisation, which a copied page can have beside it. @param {import('./calls.mjs').Call[]} calls */
const isLocal = ([first]) => first?.start !== undefined && isLocalIssuer(first.start.settings.issuer);

/** The calls as a page, which asks for the secrets. @param {import('./calls.mjs').Call[]} calls @returns {string} */
export function ownPage(calls) {
  const where = isLocal(calls) ? SERVED : undefined;
  const code = codeOf(calls, undefined, { bare: false, where })
    .map(({ text }) => text)
    .join('\n\n')
    // What a response or a user said must not end the script.
    .replaceAll('</', '<\\/');
  return `<!doctype html>
<!-- Serve it beside a mock org: ${SERVE} -->
<meta charset="utf-8">
<title>Sign in</title>
${where ? PLACES : ''}<script>
  // A call that fails rejects with an error, or with a state that has messages.
  addEventListener('error', ({ error }) => {
    document.body.append(error?.context?.messages?.value[0]?.message ?? String(error));
  });
</script>
<script type="importmap">
{ "imports": { "okta-idx-wasm": "${CDN}/index.mjs", "okta-idx-wasm/flow": "${CDN}/flow.mjs" } }
</script>
<script type="module">
${code}
</script>
`;
}
