import idx, { isIdxState } from 'https://cdn.jsdelivr.net/npm/okta-idx-wasm@0.1.0/index.mjs';
import { fields, messages, poll, pollOf } from 'https://cdn.jsdelivr.net/npm/okta-idx-wasm@0.1.0/flow.mjs';

const issuer = 'http://localhost:8701/oauth2/default'; // of `npx okta-mock-org --port 8701`
const clientId = 'demo-client';
const redirectUri = location.origin + location.pathname;
const TITLES = { identify: 'Sign in', 'challenge-authenticator': 'Verify', 'select-enroll-profile': 'Sign up' };

const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replace(/\W/g, (c) => ({ '+': '-', '/': '_', '=': '' })[c]);
const randomText = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
let flow; // what survives a reload: the PKCE verifier (RFC 7636), `state` and the interaction handle

async function start(kept = JSON.parse(sessionStorage.getItem('sign-in'))) {
  flow = { codeVerifier: randomText(), state: randomText(), ...kept };
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(flow.codeVerifier));
  const pkce = { codeChallenge: base64url(new Uint8Array(hash)), codeChallengeMethod: 'S256' };
  const allowedOrigins = [new URL(issuer).origin]; // passwords are sent to no other
  const state = await idx.start({ issuer, clientId, redirectUri, ...flow, ...pkce, allowedOrigins, version: '1.0.0' });
  sessionStorage.setItem('sign-in', JSON.stringify({ ...state.toPersist, ...flow }));
  return state;
}

async function redeem(interaction_code) {
  const grant = { grant_type: 'interaction_code', interaction_code, code_verifier: flow.codeVerifier };
  const body = new URLSearchParams({ ...grant, client_id: clientId, redirect_uri: redirectUri });
  const response = await fetch(`${issuer}/v1/token`, { method: 'POST', body });
  if (!response.ok) throw new Error(`The token endpoint answered ${response.status}`);
  sessionStorage.removeItem('sign-in');
  const tokens = await response.json(); // access_token, id_token, …
  status.textContent = `You are signed in (${tokens.scope}).`;
  steps.replaceChildren();
}

const [alerts, status, steps, again] = document.querySelector('main').children;
const h = (tag, properties, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};
/** Adds a value at a path: `['credentials', 'passcode']` is `{ credentials: { passcode } }`. */
const put = (to, [name, ...names], value) => ({ ...to, [name]: names[0] ? put(to?.[name], names, value) : value });
let stop = new AbortController(); // ends the poll
let shown; // the last state

/** Runs a step and shows the next. The user can do nothing else meanwhile, except during a poll. */
async function run(step, isPoll = false) {
  stop.abort();
  const { signal } = (stop = new AbortController());
  if (!isPoll) alerts.textContent = '';
  steps.inert = !isPoll;
  try {
    const state = await step();
    if (state.hasInteractionCode()) await redeem(state.interactionCode);
    else show(state);
  } catch (error) {
    const state = error?.error?.details ?? error; // `start` wraps a refusal
    if (signal.aborted) return;
    if (isIdxState(state)) show(state);
    else if (shown && !isPoll) show(shown);
    if (!isIdxState(state)) alerts.textContent = 'This did not work. Check your connection, or start again.';
  }
  if (!signal.aborted) steps.inert = false;
}

function show(state) {
  shown = state;
  const waits = pollOf(state);
  const number = state.context.currentAuthenticator?.value.contextualData?.correctAnswer;
  const remediations = state.neededToProceed.filter(({ name, method }) => name !== waits?.name && method !== 'GET');
  const actions = Object.keys(state.actions).filter((name) => !/poll|cancel/.test(name));
  const buttonOf = (name) => h('button', { onclick: () => run(state.actions[name]) }, name.split('-').at(-1));
  alerts.replaceChildren(...messages(state).flatMap(({ path, text }) => (path ? [] : [text, ' '])));
  status.textContent = waits ? (number ? `Choose ${number} on your device.` : 'Waiting for your answer…') : '';
  steps.replaceChildren(...remediations.flatMap((it) => formsOf(it, state)), ...actions.map(buttonOf));
  steps.querySelector('input, select')?.focus();
  if (waits) run(() => poll(state, { signal: stop.signal }), true);
}

/** The forms of a remediation: one, or one for each option if the options have forms. */
function formsOf({ name, ...remediation }, state) {
  const all = fields(remediation).filter(({ visible, type }) => visible || type === 'boolean');
  const choice = all.find(({ options }) => options?.some(({ value }) => typeof value === 'object'));
  const options = choice?.options ?? [{ label: TITLES[name] ?? name.replaceAll('-', ' '), fields: [] }];
  return options.map(({ label, value, fields }) => {
    const onsubmit = (event) => {
      event.preventDefault();
      let params = choice ? { [choice.path]: value } : {};
      for (const { name, type, checked, value } of event.target.elements)
        if (name) params = put(params, name.split('.'), type === 'checkbox' ? checked : value);
      run(() => state.proceed(name, params));
    };
    const inputs = [...all, ...fields].filter((field) => field !== choice).map(inputOf);
    return h('form', { onsubmit }, ...inputs, h('button', {}, label));
  });
}

function inputOf({ path: name, type, options, messages: problems, ...field }) {
  const kind = type === 'boolean' ? 'checkbox' : field.secret ? 'password' : 'text';
  const choices = options?.map(({ label, value }) => new Option(label, value));
  const input = choices ? h('select', {}, ...choices) : h('input', { type: kind, value: field.value ?? '' });
  Object.assign(input, { name, required: field.required && kind !== 'checkbox', checked: field.value === true });
  if (name === 'identifier') input.autocomplete = 'username';
  const about = h('strong', { id: randomText() }, ...problems.map(({ text }) => text));
  input.ariaInvalid = String(problems.length > 0);
  input.setAttribute('aria-describedby', about.id);
  return h('p', {}, h('label', {}, field.label ?? name, ' ', input), ' ', about);
}

again.onclick = () => run(() => start(null));
run(start);
