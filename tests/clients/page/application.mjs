// A single-page application that signs users in with the widget, and shows the claims of their ID token.
const { OktaSignIn, settings } = globalThis;
const query = new URLSearchParams(location.search);
const widget = new OktaSignIn({
  scopes: ['openid', 'profile', 'email'],
  // By default, the widget requests translations from Okta's CDN.
  assets: { baseUrl: '/widget' },
  language: 'en',
  // The link in an email brings both.
  ...(query.has('otp') && { state: query.get('state'), otp: query.get('otp') }),
  // Set by the test.
  ...settings,
});

/** @param {{ tokens: { idToken?: { claims: object }, accessToken?: { scopes: string[] } } }} response */
function show({ tokens: { idToken, accessToken } }) {
  const outcome = document.getElementById('outcome');
  outcome.textContent = JSON.stringify({ claims: idToken.claims, scopes: accessToken.scopes });
  outcome.hidden = false;
}

const { authClient } = widget;
// Pages of the org have a state token, and the browser leaves them at the end.
if (settings.stateToken) await widget.renderEl({ el: '#widget' });
// A browser that comes back from an identity provider brings the code, or word that more is required.
else if (authClient.isLoginRedirect() && !authClient.idx.isInteractionRequired())
  show(await authClient.token.parseFromUrl());
else show(await widget.showSignIn({ el: '#widget' }));
