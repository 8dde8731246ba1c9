// @ts-check
// Starts, identifies and cancels against a real org, through the installed package.
import { createHash, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';

import { packageProject } from '../support/built.mjs';
import { Secrets } from './secrets.mjs';
import { settings } from './settings.mjs';

const { missing, issuer, clientId, redirectUri, identifier, password, scopes } = settings();
const skip = missing.length > 0 && `set ${missing.join(', ')} in the environment or in .env (see .env.example)`;
const secrets = new Secrets([password, identifier]);

/** What the org asks for now, in words without secrets. @param {any} state */
function shown(state) {
  secrets.learn(state);
  if (state.hasInteractionCode()) return 'an interaction code';
  const asked = state.neededToProceed.map((/** @type {any} */ { name }) => name).join(', ') || 'nothing more';
  const messages = (state.context.messages?.value ?? []).map(
    (/** @type {any} */ { i18n, message }) => i18n?.key ?? message,
  );
  return [`asked for ${asked}`, ...messages].join('; ');
}

/** Why something was refused, in words without secrets. @param {any} reason */
function why(reason) {
  if (reason?.neededToProceed) return shown(reason);
  // What interact and introspect are refused with is the server's own answer.
  const told = reason?.error?.error_description ?? reason?.error?.error ?? reason?.error ?? reason;
  if (reason?.error?.details?.context) return `introspect: ${shown(reason.error.details)}`;
  if (told instanceof Error) return `${told.name}: ${told.message}`;
  return typeof told === 'string' ? told : 'an answer of another form';
}

/** @param {any} state @param {string} name */
const offers = (state, name) =>
  state.neededToProceed.find((/** @type {any} */ remediation) => remediation.name === name);

/** @param {any} state */
function identify(state) {
  const form = offers(state, 'identify');
  if (!form) throw new Error('the org does not offer identify');
  const wantsPassword = form.value.some((/** @type {any} */ field) => field.name === 'credentials' && field.required);
  if (wantsPassword && !password) throw new Error('the org wants the password with the identifier: set USER_PASSWORD');
  return state.proceed(
    'identify',
    wantsPassword ? { identifier, credentials: { passcode: password } } : { identifier },
  );
}

/** Answers with the password, where the org asks for one. @param {any} state */
function answer(state) {
  const key = state.context.currentAuthenticator?.value?.key;
  if (!offers(state, 'challenge-authenticator') || (key && key !== 'okta_password')) {
    throw new Error('the org does not ask for a password next');
  }
  return state.proceed('challenge-authenticator', { credentials: { passcode: password } });
}

test('a user signs in to a real org, and cancels', { skip }, async (context) => {
  const { default: idx } = createRequire(path.join(packageProject(), 'index.cjs'))('okta-idx-wasm');
  const codeChallenge = () => createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url');
  const config = { issuer, clientId, redirectUri, version: '1.0.0', codeChallengeMethod: 'S256', state: 'live' };
  const start = () => idx.start({ ...config, ...(scopes && { scopes }), codeChallenge: codeChallenge() });

  /** A test of its own. Gives what it resolves to, or nothing where it fails. @param {string} name @param {() => any} body */
  async function step(name, body) {
    let state;
    await context.test(name, async (its) => {
      try {
        const next = await body();
        its.diagnostic(secrets.out(shown(next)));
        state = next;
      } catch (reason) {
        // The runner prints all that an error has, and what was thrown may hold secrets.
        throw new Error(secrets.out(why(reason)));
      }
    });
    return state;
  }

  const begun = await step('start', start);
  const identified = begun && (await step('identify', () => identify(begun)));
  if (password && identified && !identified.hasInteractionCode()) await step('password', () => answer(identified));

  // A flow that has ended cannot be cancelled, so another one is.
  const other = begun && (await step('start again', start));
  if (!other) return;
  const next = await step('identify again', () => identify(other));
  const last = next && !next.hasInteractionCode() ? next : other;
  await step('cancel', () => {
    if (typeof last.actions.cancel !== 'function') throw new Error('the org does not offer cancel');
    return last.actions.cancel();
  });
});
