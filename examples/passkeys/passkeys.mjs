// Signs in with a passkey, by autofill or by a button; and sets one up after a sign-in with a password.
import idx, { isIdxState } from 'https://cdn.jsdelivr.net/npm/okta-idx-wasm@0.1.0/index.mjs';
import { fields, messages, webauthn } from 'https://cdn.jsdelivr.net/npm/okta-idx-wasm@0.1.0/flow.mjs';

import { createPkce, redeem } from './oauth.mjs';

const config = {
  issuer: 'http://localhost:8701/oauth2/default', // of `npx okta-mock-org --port 8701`
  clientId: 'passkey-client',
  redirectUri: location.origin + location.pathname,
};

let state;
let codeVerifier;
let asking = new AbortController(); // ends what the browser asks: it asks for one passkey at a time

const element = (id) => document.getElementById(id);
const remediation = (name) => state?.neededToProceed.find((one) => one.name === name);

async function start() {
  const pkce = await createPkce();
  codeVerifier = pkce.codeVerifier;
  const allowedOrigins = [new URL(config.issuer).origin]; // passwords are sent to no other
  return idx.start({ ...config, ...pkce.challenge, allowedOrigins, version: '1.0.0' });
}

/** Signs in by a passkey that the user chooses. */
async function signIn(signal) {
  const { name, params } = await webauthn.get(state, { signal });
  return state.proceed(name, params);
}

/** Sets up a passkey. After the user declined, the state still has its challenge. */
async function setUp(signal) {
  if (!remediation('enroll-authenticator'))
    state = await state.proceed('select-authenticator-enroll', { authenticator: passkeyOption() });
  const { name, params } = await webauthn.create(state, { signal });
  return state.proceed(name, params);
}

/** What to send to choose passkeys and security keys, if they can be set up. */
function passkeyOption() {
  const list = remediation('select-authenticator-enroll');
  const options = list ? fields(list).flatMap((field) => field.options ?? []) : [];
  return options.find(({ value }) => value.methodType === 'webauthn')?.value;
}

/** Lets the browser offer passkeys at the field for the username, until the user does something else. */
async function autofill(signal) {
  if (!remediation('challenge-webauthn-autofillui-authenticator')) return;
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.()) || signal.aborted) return;
  try {
    const { name, params } = await webauthn.get(state, { conditional: true, signal });
    run(() => state.proceed(name, params));
  } catch {
    // No passkey was chosen. The form is still there.
  }
}

/** Runs a step, and shows the next. */
async function run(step) {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  tell('');
  try {
    state = await step(signal);
    if (!state.hasInteractionCode()) return show();
    await redeem(config, state.interactionCode, codeVerifier); // access_token, id_token, …
    showOnly('done');
  } catch (error) {
    const refused = error?.error?.details ?? error; // `start` wraps a refusal
    if (signal.aborted) return;
    if (isIdxState(refused)) state = refused;
    if (state) show();
    if (refused !== state) tell(PROBLEMS[error?.name] ?? 'This did not work. Check your connection, or start again.');
  }
}

const PROBLEMS = {
  NotAllowedError: 'No passkey was used.', // declined, or too late
  InvalidStateError: 'This device already has a passkey for you.',
};

const tell = (text) => element('alert').replaceChildren(text);

/** Shows the part of the page for the state. */
function show() {
  element('sign-in').hidden = !remediation('launch-passkeys-authenticator');
  element('skip').hidden = !remediation('skip');
  if (remediation('identify')) showOnly('identify');
  else if (remediation('challenge-authenticator')) showOnly('password');
  else if (remediation('enroll-authenticator') || passkeyOption()) showOnly('offer');
  else showOnly();
  const texts = messages(state).map(({ text }) => text);
  tell(texts.join(' '));
  autofill(asking.signal);
}

function showOnly(id) {
  for (const part of document.querySelectorAll('form, section')) part.hidden = part.id !== id;
  document.querySelector(`#${id} input`)?.focus();
}

function submit(id, step) {
  element(id).onsubmit = (event) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.target));
    event.target.reset();
    run(() => step(values));
  };
}

submit('identify', ({ identifier }) => state.proceed('identify', { identifier }));
submit('password', ({ passcode }) => state.proceed('challenge-authenticator', { credentials: { passcode } }));
element('sign-in').onclick = () => run(signIn);
element('set-up').onclick = () => run(setUp);
element('skip').onclick = () => run(() => state.proceed('skip'));
element('restart').onclick = () => run(start);
run(start);
