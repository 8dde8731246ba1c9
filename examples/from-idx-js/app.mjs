// Code that was written for @okta/okta-idx-js. Nothing in it changes.
import idx from '@okta/okta-idx-js';

const config = {
  issuer: 'http://localhost:8701/oauth2/default', // of `npx okta-mock-org --port 8701`
  clientId: 'demo-client',
  redirectUri: location.origin + location.pathname,
  // The example of RFC 7636. A real page makes its own: see the example `page`.
  codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  codeChallengeMethod: 'S256',
};

const status = document.querySelector('p');
try {
  const { neededToProceed } = await idx.start({ ...config, version: idx.LATEST_SUPPORTED_IDX_API_VERSION });
  status.textContent = `The first step is ${neededToProceed[0].name}.`;
} catch {
  status.textContent = 'The sign-in cannot be reached. Check your connection and reload the page.';
}
