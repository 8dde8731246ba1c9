// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/dom';
import { createOrg } from 'okta-mock-org';
import { beforeEach, expect, test, vi } from 'vitest';

import { showSignIn } from './sign-in.mjs';

/** The example of RFC 7636, appendix B. */
const PKCE = { codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', codeChallengeMethod: 'S256' };

let root;
beforeEach(() => {
  root = document.createElement('main');
  document.body.replaceChildren(root);
});

/** Shows the page with an org of its own. */
async function open(options) {
  const org = createOrg(options);
  const { issuer, clientId, redirectUri, fetch } = org;
  const onCode = vi.fn();
  const config = { issuer, clientId, redirectUri, ...PKCE, version: '1.0.0' };
  await showSignIn(root, { config, onCode, fetch });
  return { org, onCode };
}

/** Fills in the field of that label, once it is there, and sends the form. */
async function enter(label, value) {
  fireEvent.change(await screen.findByLabelText(label), { target: { value } });
  fireEvent.click(screen.getByRole('button', { name: 'Next' }));
}

test('a password and an emailed code sign in', async () => {
  const { org, onCode } = await open({ scenario: 'two-factor' });
  await enter('Username', 'ada@example.com');
  await enter('Password', 'Correct-Horse-9');
  await screen.findByLabelText('Enter code');
  await enter('Enter code', org.inbox.code('ada@example.com'));
  await vi.waitFor(() => expect(onCode).toHaveBeenCalledOnce());
  expect(org.requests.last('identify').body.identifier).toBe('ada@example.com');
});

test('a wrong password is told, and can be entered again', async () => {
  const { onCode } = await open();
  await enter('Username', 'ada@example.com');
  await enter('Password', 'wrong');
  await screen.findByText('Password is incorrect');
  await enter('Password', 'Correct-Horse-9');
  await vi.waitFor(() => expect(onCode).toHaveBeenCalledOnce());
});

test('a lost connection is told, and the form can be sent again', async () => {
  const { org } = await open();
  org.faults.set([{ path: '/identify', fault: 'drop' }]);
  await enter('Username', 'ada@example.com');
  await screen.findByText('Check your connection and try again.');
  await enter('Username', 'ada@example.com');
  await screen.findByLabelText('Password');
});

test('a flow that took too long starts again', async () => {
  const { org } = await open();
  org.clock.advance({ hours: 2 });
  await enter('Username', 'ada@example.com');
  fireEvent.click(await screen.findByRole('button', { name: 'Start again' }));
  await enter('Username', 'ada@example.com');
  await screen.findByLabelText('Password');
});
