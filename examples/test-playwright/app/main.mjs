import { showSignIn } from './sign-in.mjs';

const config = {
  issuer: 'https://mock-org.example/oauth2/default',
  clientId: 'demo-client',
  redirectUri: location.origin + location.pathname,
  // The example of RFC 7636. A real page makes its own: see the example `page`.
  codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  codeChallengeMethod: 'S256',
  version: '1.0.0',
};
const main = document.querySelector('main');

showSignIn(main, { config, onCode: () => main.replaceChildren('You are signed in.') });
