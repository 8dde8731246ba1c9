// An app as those who use the package have it: it knows its org by address, and nothing of any mock.
import idx from '/okta-idx-wasm/index.mjs';

const form = document.querySelector('form');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { identifier, passcode } = Object.fromEntries(new FormData(form));
  const state = await idx.start({
    issuer: 'https://mock-org.example/oauth2/default',
    clientId: 'demo-client',
    redirectUri: 'http://localhost:8080/login/callback',
    codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    codeChallengeMethod: 'S256',
    version: '1.0.0',
  });
  const next = await state.proceed('identify', { identifier, credentials: { passcode } });
  document.querySelector('p').textContent = next.hasInteractionCode() ? 'Signed in' : 'Refused';
});
