/** The calls of a flow as a module that can be run. Secrets are asked for, unless they are to be shown. */
import { words } from '../dom.mjs';
import { fields, pollOf } from '../okta-idx-wasm/flow.mjs';
import { waitCallOf } from '../signin/wait.mjs';
import { literal, skeleton } from './literal.mjs';

/** @typedef {import('./calls.mjs').Call} Call */

/** A piece of the code. @typedef {{ text: string, call?: Call }} Block */

const PKCE = `// PKCE (RFC 7636): the verifier stays here until the tokens are fetched.
const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const codeVerifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
const verifierBytes = new TextEncoder().encode(codeVerifier);
const digest = await crypto.subtle.digest('SHA-256', verifierBytes);
const codeChallenge = base64url(new Uint8Array(digest));`;

const KEPT = `// Kept in this tab before the page was left: \`interactionHandle\` of
// \`state.toPersist\`, and the PKCE pair (RFC 7636).
const kept = JSON.parse(sessionStorage.getItem('flow'));
const { interactionHandle, codeVerifier, codeChallenge } = kept;`;

const AS_STATE = `// A refused step rejects with a state, which has the messages to show,
// and usually the same form again.
const asState = (error) => {
  const state = error?.error?.details ?? error;
  if (isIdxState(state)) return state;
  throw error;
};`;

const ASK = `// Asks for a text on the page.
const ask = (label) =>
  new Promise((resolve) => {
    const form = document.createElement('form');
    const input = document.createElement('input');
    form.append(label, ' ', input, document.createElement('button'));
    form.lastChild.append('Send');
    form.onsubmit = (event) => {
      event.preventDefault();
      form.remove();
      resolve(input.value);
    };
    document.body.append(form);
    input.focus();
  });`;

const DATA = `// What the step says besides its form.
const dataOf = ({ neededToProceed: [{ relatesTo }] }) =>
  relatesTo.value.contextualData;`;

const WAITS = {
  poll: 'poll(state)',
  deviceChallenge: 'deviceChallenge(state, { open: (href) => window.open(href) })',
};

/**
 * @param {Call[]} calls
 * @param {any} state the current IdxState, if there is one
 * @param {object} how
 * @param {boolean} how.bare whether secrets are shown
 * @param {{ issuer?: string, redirectUri?: string }} [how.where] replaces that of the flow
 * @returns {Block[]}
 */
export function codeOf(calls, state, { bare, where }) {
  const [first] = calls;
  if (!first?.start) return [];
  const asState = calls.some(({ outcome }) => outcome?.refused);
  const hasData = calls.some(({ outcome }) => outcome?.number || outcome?.key);
  const blocks = calls.map((call) => ({ text: `${callText(call, bare, where)}${outcomeText(call)}`, call }));
  const next = state && nextText(state);
  return [
    { text: imports(calls, asState) },
    { text: first.start.resumed ? KEPT : PKCE },
    ...(asState ? [{ text: AS_STATE }] : []),
    ...(hasData ? [{ text: DATA }] : []),
    ...(blocks.some(({ text }) => text.includes('await ask(')) ? [{ text: ASK }] : []),
    ...blocks,
    ...(next ? [{ text: next }] : []),
  ];
}

/** @param {Call[]} calls @param {boolean} asState */
function imports(calls, asState) {
  const helpers = { poll: 'poll', deviceChallenge: 'deviceChallenge', ceremony: 'webauthn', answerOtp: 'answerOtp' };
  const used = [...new Set(calls.map(({ kind }) => helpers[kind]).filter(Boolean))].sort();
  return [
    `import idx${asState ? ', { isIdxState }' : ''} from 'okta-idx-wasm';`,
    ...(used.length > 0 ? [`import { ${used.join(', ')} } from 'okta-idx-wasm/flow';`] : []),
  ].join('\n');
}

/** @param {Call} call @param {boolean} bare @param {{ issuer?: string, redirectUri?: string }} [where] */
function callText(call, bare, where) {
  const { kind, name = '', params } = call;
  switch (kind) {
    case 'start':
      return startText(call, where);
    case 'proceed':
      return awaited(call, `state.proceed(${literal(name)}${paramsText(call, bare)})`);
    case 'action':
      return awaited(call, `state.actions${member(name)}()`);
    case 'poll':
    case 'deviceChallenge':
      return `// Waits for what is done elsewhere, such as a push that is approved.\n${awaited(call, WAITS[kind])}`;
    case 'ceremony':
      return ceremonyText(call);
    case 'answerOtp':
      return awaited(call, `answerOtp(state, ${bare ? literal(params?.otp) : "await ask('The code of the link')"})`);
    case 'leave':
      return `// The browser goes to another page, and comes back to the redirect URI.
location.assign(state.neededToProceed.find(({ name }) => name === ${literal(name)}).href);`;
    default:
      return tokensText(call);
  }
}

/** @param {Call} call @param {string} expression */
const awaited = ({ outcome }, expression) => `state = await ${expression}${outcome?.refused ? '.catch(asState)' : ''};`;

/** @param {string} name */
const member = (name) => (/^[a-z]\w*$/i.test(name) ? `.${name}` : `[${literal(name)}]`);

/** @param {Call} call @param {{ issuer?: string, redirectUri?: string }} [where] */
function startText({ start, outcome }, where) {
  const { settings, resumed, tokens } = /** @type {import('./calls.mjs').Start} */ (start);
  const { issuer, clientId, redirectUri, scopes } = { ...settings, ...where };
  const more = resumed ? ['interactionHandle,'] : tokens.map((name) => `${name}: await ask(${literal(words(name))}),`);
  return `const issuer = ${literal(issuer)};
const clientId = ${literal(clientId)};
const redirectUri = ${literal(redirectUri)};

let state = await idx.start({
  issuer,
  clientId,
  redirectUri,
  scopes: ${literal(scopes)},
  version: '1.0.0',
  codeChallenge,
  codeChallengeMethod: 'S256',
  allowedOrigins: [new URL(issuer).origin],
${more.map((line) => `  ${line}\n`).join('')}})${outcome?.refused ? '.catch(asState)' : ''};`;
}

/** @param {Call} call @param {boolean} bare */
function paramsText({ params = {}, remediation }, bare) {
  if (Object.keys(params).length === 0) return '';
  const labels = new Map(remediation ? fields(remediation).map(({ path, label }) => [path, label]) : []);
  return `, ${literal(params, { ask: bare ? undefined : (path, key) => labels.get(path) ?? words(key) })}`;
}

/** @param {Call} call */
function ceremonyText(call) {
  const { ceremony, name } = call;
  const conditional = name?.includes('autofillui') ? ', { conditional: true }' : '';
  const asked = `webauthn.${ceremony}(state${conditional})`;
  return awaited(call, `${asked}.then(({ name, params }) => state.proceed(name, params))`);
}

/** @param {Call} call */
function tokensText({ grant = { interaction_code: '' } }) {
  const isCode = 'code' in grant;
  const code = isCode
    ? "code: new URLSearchParams(location.search).get('code')"
    : 'interaction_code: state.interactionCode';
  return `const response = await fetch(\`\${issuer}/v1/token\`, {
  method: 'POST',
  body: new URLSearchParams({
    grant_type: '${isCode ? 'authorization_code' : 'interaction_code'}',
    ${code},
    client_id: clientId,
    redirect_uri: redirectUri,
    code_verifier: codeVerifier,
  }),
});
const tokens = await response.json();
document.body.append(tokens.id_token ? 'Signed in.' : 'There are no tokens.');`;
}

/** What came of a call, as comments. @param {Call} call */
function outcomeText({ outcome }) {
  if (!outcome) return '';
  const { steps, about, error, code, number, key } = outcome;
  const next = steps.length > 0 && `Next: ${steps[0]}${about ? ` (${about})` : ''}`;
  const lines = [error && `Refused: ${error}`, code ? 'The flow has succeeded.' : next];
  // A line break would end the comment.
  const comments = lines.filter(Boolean).map((line) => `\n// ${String(line).replaceAll(/\s+/g, ' ')}`);
  const shown = [
    number && `Choose \${dataOf(state).${number}} on your device. `,
    key && `Add this key to your app: \${dataOf(state).${key}}. `,
  ].filter(Boolean);
  return [comments.join(''), ...shown.map((text) => `document.body.append(\`${text}\`);`)].join('\n');
}

/** The call that the form makes, without values. @param {any} state an IdxState */
function nextText(state) {
  const first = state.neededToProceed.find(({ method }) => String(method).toUpperCase() !== 'GET');
  if (!first || state.hasInteractionCode()) return '';
  const wait = waitCallOf(state);
  if (wait && pollOf(state)?.name === first.name)
    return `// The page waits by this call:\n// ${awaited({ kind: wait }, WAITS[wait])}`;
  const asked = skeleton(fields(first).map(({ path }) => path));
  const params = asked === '{}' ? '' : `, ${asked}`;
  return `// The form makes this call:
// state = await state.proceed(${literal(String(first.name))}${params});`;
}
