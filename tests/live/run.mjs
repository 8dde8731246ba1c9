// @ts-check
// Starts, identifies and cancels against a real org, through the installed package. `--ready` only says whether it could.
import { createHash, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';

import { Secrets } from './secrets.mjs';
import { settings } from './settings.mjs';

const { missing, issuer, clientId, redirectUri, identifier, password, scopes } = settings();
if (missing.length) {
  console.log(`skipped: set ${missing.join(', ')} in the environment or in .env (see .env.example)`);
  process.exit(process.argv.includes('--ready') ? 3 : 0);
}
if (process.argv.includes('--ready')) process.exit(0);

const project = process.env.PACKAGE_PROJECT;
if (!project) throw new Error('set PACKAGE_PROJECT to a project with the package (cargo xtask test live does)');
const { default: idx } = createRequire(path.join(project, 'package.json'))('okta-idx-wasm');
const secrets = new Secrets([password, identifier]);
const tally = { passed: 0, failed: 0 };

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
  return told instanceof Error
    ? `${told.name}: ${told.message}`
    : typeof told === 'string'
      ? told
      : 'an answer of another form';
}

/**
 * One test. Gives what it resolves to, or nothing where it fails.
 * @param {string} name
 * @param {() => Promise<any>} body
 */
async function step(name, body) {
  try {
    const state = await body();
    tally.passed += 1;
    console.log(secrets.out(`ok     ${name}: ${shown(state)}`));
    return state;
  } catch (reason) {
    tally.failed += 1;
    console.log(secrets.out(`FAILED ${name}: ${why(reason)}`));
    return undefined;
  }
}

function start() {
  const codeChallenge = createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url');
  const config = {
    issuer,
    clientId,
    redirectUri,
    version: '1.0.0',
    codeChallenge,
    codeChallengeMethod: 'S256',
    state: 'live',
  };
  return idx.start(scopes ? { ...config, scopes } : config);
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

const begun = await step('start', start);
const identified = begun && (await step('identify', () => identify(begun)));
if (password && identified && !identified.hasInteractionCode()) await step('password', () => answer(identified));

// A flow that has ended cannot be cancelled, so another one is.
const other = begun && (await step('start again', start));
if (other) {
  const next = await step('identify again', () => identify(other));
  const last = next && !next.hasInteractionCode() ? next : other;
  await step('cancel', async () => {
    if (typeof last.actions.cancel !== 'function') throw new Error('the org does not offer cancel');
    return last.actions.cancel();
  });
}

console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;
