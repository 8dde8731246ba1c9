/** The page: shows where the sign-in stands, and goes on from there. */
import { h } from './dom.mjs';
import { finish, forgetTransaction, isOver, newTransaction, savedTransaction, settle, start, takeRedirect } from './flow.mjs';
import { inspectorNodes, pretty } from './inspector.mjs';
import { messageBox, messagesOf } from './messages.mjs';
import { describeProblem } from './problems.mjs';
import { resultNodes } from './result.mjs';
import { askSettings, loadSettings, saveSettings } from './settings.mjs';
import { stepNodes } from './step.mjs';
import { restoreText, typedText } from './typed.mjs';

const byId = (id) => /** @type {any} */ (document.getElementById(id));
const stage = byId('stage');
const messages = byId('messages');
const inspector = byId('inspector');

/** @type {import('./settings.mjs').Settings} */
let settings;
/** @type {import('./flow.mjs').Transaction | undefined} */
let transaction = savedTransaction();
/** The state on show; a poll may renew it without drawing it again. @type {any} */
let current;
let busy = false;

/**
 * Runs one request at a time. What it rejects with is shown with a way to try the very same again, and
 * what was on the page stays there, typed text and all.
 * @param {() => Promise<void | (() => void)>} work resolves with what is to follow at once, if anything
 * @returns {Promise<boolean>} whether it went well
 */
async function attempt(work) {
  if (busy) return true;
  let follow;
  busy = true;
  stage.setAttribute('aria-busy', 'true');
  try {
    follow = await work();
  } catch (error) {
    showProblem(error, () => attempt(work));
    return false;
  } finally {
    busy = false;
    stage.removeAttribute('aria-busy');
  }
  follow?.();
  return true;
}

const begin = () => attempt(async () => {
  transaction = await newTransaction(settings);
  return arrive(await start(transaction));
});

const resume = () => attempt(async () => arrive(await start(transaction)));

const startAgain = () => {
  leave();
  begin();
};

function leave() {
  forgetTransaction();
  transaction = current = undefined;
}

/** Goes to a state, wherever it came from. @param {any} state */
function arrive(state) {
  if (state.hasInteractionCode()) {
    messages.replaceChildren();
    inspector.replaceChildren(...inspectorNodes(state));
    draw(h('h2', { tabindex: '-1' }, 'Fetching the tokens…'));
    // A call of its own: trying it again must not repeat the step that gave the code.
    return () => exchange(state.interactionCode);
  }
  current = state;
  messages.replaceChildren(...messagesOf(state).map(messageBox));
  inspector.replaceChildren(...inspectorNodes(state));
  if (isOver(state)) showEnd(state);
  else draw(...stepNodes(state, handlers));
  return undefined;
}

const exchange = (code) => attempt(async () => showTokens(await finish(transaction, code)));

const proceed = (name, params) => attempt(async () => arrive(await settle(current.proceed(name, params))));

const act = (name) => attempt(async () => {
  const state = await settle(current.actions[name]());
  if (name !== 'cancel') return arrive(state);
  leave();
  messages.replaceChildren();
  return showStart('Sign-in cancelled.');
});

/** Asks once more; an answer that says nothing new leaves the page, and what is being typed, alone. @param {string} name */
const ask = (name) => attempt(async () => {
  const state = await settle(current.proceed(name));
  if (gist(state) !== gist(current)) return arrive(state);
  current = state;
  return undefined;
});

const gist = (state) => pretty({ ...state.rawIdxState, expiresAt: undefined, stateHandle: undefined });

const handlers = { proceed, act, ask };

/** @param {string} [note] */
function showStart(note) {
  inspector.replaceChildren(h('p', { class: 'hint' }, 'Each answer of the organisation shows here, as the package reads it.'));
  const ready = settings.issuer !== '';
  draw(
    h('h2', { tabindex: '-1' }, note ?? 'Ready when you are'),
    ready
      ? h('p', { class: 'hint' }, 'With ', h('code', {}, settings.issuer), ' as ', h('code', {}, settings.clientId))
      : h('p', {}, 'Say which organisation to sign in with.'),
    ready
      ? h('button', { type: 'button', class: 'primary', id: 'begin', onclick: begin }, 'Sign in')
      : h('button', { type: 'button', class: 'primary', onclick: openSettings }, 'Open settings'),
  );
}

/** No step leads on from here, though a link may. @param {any} state */
function showEnd(state) {
  forgetTransaction();
  draw(
    h('h2', { tabindex: '-1' }, 'This sign-in has ended'),
    ...stepNodes(state, handlers),
    h('button', { type: 'button', class: 'primary', onclick: startAgain }, 'Start again'),
  );
}

/** @param {import('./tokens.mjs').Tokens} tokens */
function showTokens(tokens) {
  messages.replaceChildren();
  inspector.replaceChildren(h('p', { class: 'hint' }, 'Done: the interaction code became tokens.'));
  draw(...resultNodes(tokens, startAgain));
}

/** @param {unknown} error @param {() => void} again */
function showProblem(error, again) {
  const { title, detail } = describeProblem(error);
  const retry = h('button', { type: 'button', onclick: () => {
    messages.replaceChildren();
    again();
  } }, 'Try again');
  messages.replaceChildren(h('div', { class: 'message error problem' },
    h('p', {}, h('strong', {}, title)),
    detail && h('p', {}, detail),
    h('div', { class: 'row' }, retry, transaction && h('button', { type: 'button', class: 'quiet', onclick: () => {
      leave();
      messages.replaceChildren();
      showStart();
    } }, 'Back to the start'))));
}

/** Puts a new step on the page and the focus where it goes on: what to correct, what to fill in, the heading. */
function draw(...nodes) {
  const typed = typedText(stage);
  stage.replaceChildren(...nodes.filter(Boolean));
  restoreText(stage, typed);
  // On a page nobody has touched yet the focus is left to the reader.
  if (navigator.userActivation?.hasBeenActive === false) return;
  const target = stage.querySelector('[aria-invalid=true]')
    ?? stage.querySelector('form :is(input, select):not([type=radio], [type=checkbox], [disabled])')
    ?? stage.querySelector('h2');
  target?.focus();
}

function openSettings() {
  askSettings(byId('settings'), settings, (chosen) => {
    settings = chosen;
    saveSettings(chosen);
    leave();
    messages.replaceChildren();
    showStart();
  });
}

settings = await loadSettings();
const asked = new URLSearchParams(location.search).get('issuer');
if (asked && asked !== transaction?.settings.issuer) leave();
// A redirect back to the page brings no settings along; the sign-in under way has them.
if (transaction) settings = transaction.settings;
byId('open-settings').addEventListener('click', openSettings);
byId('open-settings').disabled = false;
const redirect = takeRedirect(transaction);
showStart();
if (redirect?.problem) showProblem(redirect.problem, startAgain);
else if (redirect?.interactionCode) exchange(redirect.interactionCode);
else if (transaction) resume();
