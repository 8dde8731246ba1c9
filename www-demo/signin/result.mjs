/** The result of a sign-in: the tokens, their claims with an explanation, and how long they are valid. */
import { h, isObject, uniqueId } from '../dom.mjs';
import { copyButton } from '../inspector/copy.mjs';
import { meaningOf, timeOf } from './claims.mjs';
import { partsOf } from './tokens.mjs';

const TITLES = {
  id_token: ['ID token', 'It tells this page who signed in (OpenID Connect).'],
  access_token: ['Access token', 'It is sent to the API that this page calls (RFC 6749).'],
  refresh_token: ['Refresh token', 'It gets new tokens without another sign-in (RFC 6749).'],
};

/**
 * @param {import('./tokens.mjs').Tokens} tokens
 * @param {() => void} again
 * @returns {HTMLElement[]}
 */
export function resultNodes(tokens, again) {
  const claims = partsOf(tokens.id_token)?.claims;
  const who = claims?.name ?? claims?.preferred_username ?? claims?.email ?? claims?.sub;
  const names = Object.keys(TITLES).filter((name) => tokens[name]);
  return [
    h('h2', { id: 'signed-in', tabindex: '-1' }, who ? `Signed in as ${who}` : 'Signed in'),
    !claims && h('p', { class: 'hint' }, 'No ID token was returned: the scopes did not include openid.'),
    h('p', { class: 'hint' }, tokenLine(tokens)),
    ...names.map((name, index) => tokenNode(name, tokens, index === 0)),
    h('button', { type: 'button', class: 'primary', onclick: again }, 'Sign in again'),
  ].filter(Boolean);
}

/** @param {import('./tokens.mjs').Tokens} tokens */
function tokenLine(tokens) {
  const names = Object.keys(tokens).filter((name) => name.endsWith('_token'));
  return `Received ${names.join(' and ')}.${tokens.scope ? ` Scopes: ${tokens.scope}.` : ''}`;
}

/** @param {string} name @param {import('./tokens.mjs').Tokens} tokens @param {boolean} open */
function tokenNode(name, tokens, open) {
  const [title, about] = TITLES[name];
  const raw = String(tokens[name]);
  const parts = partsOf(raw);
  return h(
    'details',
    { class: 'token', open, 'data-token': name },
    h('summary', {}, title, ' ', h('span', { class: 'hint' }, lifetimeOf(parts?.claims, tokens, name))),
    h('p', { class: 'hint' }, about),
    parts && table('Claims', parts.claims),
    parts && table('Header', parts.header),
    parts && h('p', { class: 'hint' }, 'The third part is the signature. This page does not verify it.'),
    rawNode(raw),
  );
}

/** How long a token is valid. @param {any} claims @param {import('./tokens.mjs').Tokens} tokens @param {string} name */
function lifetimeOf(claims, tokens, name) {
  const seconds =
    typeof claims?.exp === 'number' && typeof claims.iat === 'number'
      ? claims.exp - claims.iat
      : name === 'access_token' && Number(tokens.expires_in);
  if (!Number.isFinite(seconds) || !seconds) return '';
  const end = timeOf('exp', claims?.exp);
  const until = end ? `, until ${end.toLocaleTimeString([], { timeStyle: 'short' })}` : '';
  const minutes = Math.round(Number(seconds) / 60);
  return `valid for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}${until}`;
}

/** @param {string} caption @param {Record<string, unknown>} members */
const table = (caption, members) =>
  h(
    'table',
    { class: 'claims' },
    h('caption', {}, caption),
    h('tbody', {}, ...Object.entries(members).map(([name, value]) => row(name, value))),
  );

/** @param {string} name @param {unknown} value */
function row(name, value) {
  const meaning = meaningOf(name);
  const id = uniqueId('claim');
  return h(
    'tr',
    { 'data-claim': name },
    h(
      'th',
      { scope: 'row' },
      h('code', { 'aria-describedby': meaning ? id : undefined }, name),
      meaning && h('span', { class: 'hint', id }, meaning),
    ),
    h('td', {}, valueText(name, value)),
  );
}

/** @param {string} name @param {unknown} value */
function valueText(name, value) {
  const time = timeOf(name, value);
  if (time) return time.toLocaleString();
  return isObject(value) ? JSON.stringify(value) : String(value);
}

/** The token itself, which is a secret: shown when it is asked for. @param {string} raw */
function rawNode(raw) {
  const text = h('code', { class: 'raw' });
  const node = h(
    'details',
    { class: 'raw-token' },
    h('summary', {}, 'Show the token'),
    text,
    copyButton('Copy the token', () => raw),
  );
  node.addEventListener('toggle', () => {
    if (!node.open) return text.replaceChildren();
    const [header, claims, signature] = raw.split('.');
    const isJwt = signature !== undefined;
    return text.replaceChildren(
      ...(isJwt
        ? [h('span', { class: 'header' }, header), '.', h('span', { class: 'payload' }, claims), `.${signature}`]
        : [raw]),
    );
  });
  return node;
}
