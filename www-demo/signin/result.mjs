/** The result of a sign-in: the claims of the ID token, and which tokens were received. */
import { h, isObject } from '../dom.mjs';
import { claimsOf } from './tokens.mjs';

const TIMES = new Set(['iat', 'exp', 'auth_time', 'nbf', 'updated_at']);

/**
 * @param {import('./tokens.mjs').Tokens} tokens
 * @param {() => void} again
 * @returns {HTMLElement[]}
 */
export function resultNodes(tokens, again) {
  const claims = claimsOf(tokens.id_token);
  const who = claims?.name ?? claims?.preferred_username ?? claims?.email ?? claims?.sub;
  return [
    h('h2', { id: 'signed-in', tabindex: '-1' }, who ? `Signed in as ${who}` : 'Signed in'),
    claims
      ? claimTable(claims)
      : h('p', { class: 'hint' }, 'No ID token was returned: the scopes did not include openid.'),
    h('p', { class: 'hint' }, tokenLine(tokens)),
    h('button', { type: 'button', class: 'primary', onclick: again }, 'Sign in again'),
  ];
}

/** @param {Record<string, unknown>} claims */
function claimTable(claims) {
  return h(
    'table',
    { class: 'claims' },
    h('caption', {}, 'ID token claims'),
    h(
      'tbody',
      {},
      ...Object.entries(claims).map(([name, value]) =>
        h(
          'tr',
          { 'data-claim': name },
          h('th', { scope: 'row' }, h('code', {}, name)),
          h('td', {}, claimText(name, value)),
        ),
      ),
    ),
  );
}

/** @param {string} name @param {unknown} value */
function claimText(name, value) {
  if (TIMES.has(name) && typeof value === 'number') return new Date(value * 1000).toLocaleString();
  return isObject(value) ? JSON.stringify(value) : String(value);
}

/** The token values themselves are not shown. @param {import('./tokens.mjs').Tokens} tokens */
function tokenLine(tokens) {
  const names = Object.keys(tokens).filter((name) => name.endsWith('_token'));
  const valid = Number.isFinite(tokens.expires_in)
    ? `, valid for ${Math.round(Number(tokens.expires_in) / 60)} minutes`
    : '';
  return `Received ${names.join(' and ')}${valid}.${tokens.scope ? ` Scopes: ${tokens.scope}.` : ''}`;
}
