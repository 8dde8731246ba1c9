/** The page's entry point: shows the current step of the sign-in and handles what the user does. */
import { successOf } from './signin/actions.mjs';
import { h } from './dom.mjs';
import {
  client,
  finish,
  forgetTransaction,
  isOver,
  keepTransaction,
  newTransaction,
  savedTransaction,
  settle,
  start,
  takeRedirect,
} from './signin/flow.mjs';
import { gistOf } from './signin/gist.mjs';
import { messageBox, messagesOf } from './form/messages.mjs';
import { panels } from './inspector/panels.mjs';
import { Path, actionLabel } from './inspector/path.mjs';
import { fillFields, pickerNodes } from './signin/picker.mjs';
import { describeProblem } from './signin/problems.mjs';
import { record } from './inspector/recorder.mjs';
import { resultNodes } from './signin/result.mjs';
import { loadScenarios, scenarioOf } from './signin/scenarios.mjs';
import { endNodes, problemNode, startNodes } from './signin/screens.mjs';
import { askSettings, loadSettings, saveSettings, takeTokens } from './signin/settings.mjs';
import { stepNodes } from './signin/step.mjs';
import { restoreText, typedText } from './signin/typed.mjs';

const byId = (id) => /** @type {any} */ (document.getElementById(id));
const stage = byId('stage');
const messages = byId('messages');

/** @type {import('./signin/settings.mjs').Settings} */
let settings;
/** The scenarios that a mock organisation lists. @type {import('./signin/scenarios.mjs').Catalogue | undefined} */
let catalogue;
/** Tokens that the next sign-in starts with. @type {import('./signin/settings.mjs').StartTokens} */
let tokens = takeTokens();
/** @type {import('./signin/flow.mjs').Transaction | undefined} */
let transaction = savedTransaction();
/** The displayed state. A poll may replace it without redrawing the page. @type {any} */
let current;
/** The pending request. @type {{ by: 'person' | 'poll', ended: Promise<unknown> } | undefined} */
let running;
/** Counts the states shown and the sign-ins left. A response that belongs to an earlier count is ignored. */
let moment = 0;

const inside = panels({ act: (name) => handlers.act(name) });
record(client, inside.exchanged);
const path = new Path(transaction?.path, () => {
  inside.path(path.stops);
  if (!transaction) return;
  transaction.path = path.stops;
  // Without a handle, the sign-in cannot be resumed.
  if (transaction.interactionHandle || transaction.stateHandle) keepTransaction(transaction);
});

/**
 * Runs one request at a time. A request by the user waits for a pending poll, and is dropped if the poll brought a
 * new step. An error is shown with a button that repeats the request; the form keeps the text that was typed.
 * @param {(still: () => boolean) => Promise<void | (() => void)>} work resolves with a function to call next, if there
 *   is one; `still` tells whether the result is still wanted
 * @param {'person' | 'poll'} by
 * @returns {Promise<boolean>} false if the request failed
 */
async function attempt(work, by = 'person') {
  if (running && (running.by === 'person' || by === 'poll')) return true;
  const begun = moment;
  const still = () => moment === begun;
  const own = {
    by,
    ended: Promise.resolve(running?.ended)
      .catch(() => {})
      .then(() => (still() ? work(still) : undefined)),
  };
  running = own;
  if (by === 'person') stage.setAttribute('aria-busy', 'true');
  let follow;
  try {
    follow = await own.ended;
  } catch (error) {
    if (still()) showProblem(error, () => attempt(work, by));
    return false;
  } finally {
    if (running === own) {
      running = undefined;
      stage.removeAttribute('aria-busy');
    }
  }
  follow?.();
  return true;
}

const begin = () =>
  attempt(async (still) => {
    const scenario = scenarioOf(catalogue, settings);
    transaction = await newTransaction(settings, {
      tokens: { ...scenario?.start, ...tokens },
      hosted: scenario?.hosted,
    });
    path.begin(settings);
    const state = await start(transaction);
    return still() ? arrive(state) : undefined;
  });

const resume = () =>
  attempt(async (still) => {
    const state = await start(transaction);
    return still() ? arrive(state, true) : undefined;
  });

const startAgain = () => {
  leave();
  begin();
};

function leave() {
  forgetTransaction();
  transaction = current = running = undefined;
  moment += 1;
  stage.removeAttribute('aria-busy');
}

/** Shows a state. @param {any} state @param {boolean} [resumed] */
function arrive(state, resumed) {
  current = state;
  moment += 1;
  path.arrive(state, resumed);
  inside.state(state);
  messages.replaceChildren(...messagesOf(state).map(messageBox));
  if (state.hasInteractionCode()) {
    draw(h('h2', { tabindex: '-1' }, 'Fetching the tokens…'));
    // A separate request: a retry must not repeat the step that returned the code.
    return () => exchange({ interaction_code: state.interactionCode });
  }
  if (isOver(state)) {
    if (!successOf(state)) forgetTransaction();
    draw(...endNodes(state, stepNodes(state, handlers), startAgain));
  } else {
    draw(...stepNodes(state, handlers));
  }
  return undefined;
}

/** @param {import('./signin/tokens.mjs').Grant} grant */
const exchange = (grant) =>
  attempt(async (still) => {
    const received = await finish(transaction, grant);
    if (!still()) return;
    transaction = undefined;
    tokens = {};
    path.add('success', 'Tokens', 'The code was redeemed');
    messages.replaceChildren();
    draw(...resultNodes(received, startAgain));
  });

const handlers = {
  /** @param {string} name @param {Record<string, unknown>} params */
  proceed: (name, params) =>
    attempt(async (still) => {
      path.take(name, params);
      const state = await settle(current.proceed(name, params));
      return still() ? arrive(state) : undefined;
    }),

  /** @param {string} name */
  act: (name) =>
    attempt(async (still) => {
      path.take(name, undefined, actionLabel(current, name));
      const state = await settle(current.actions[name]());
      if (!still()) return undefined;
      if (name !== 'cancel') return arrive(state);
      leave();
      path.add('end', 'Cancelled');
      messages.replaceChildren();
      return showStart('Sign-in cancelled.');
    }),

  /**
   * Polls once. If the response brings no change, the form is not redrawn, which keeps its errors and the text being
   * typed.
   * @param {import('./signin/actions.mjs').Poll} poll
   */
  ask: ({ by, name }) =>
    attempt(async (still) => {
      const state = await settle(by === 'act' ? current.actions[name]() : current.proceed(name));
      if (!still()) return undefined;
      path.polled();
      if (gistOf(state) !== gistOf(current)) return arrive(state);
      current = state;
      const said = messagesOf(state);
      if (said.length > 0) messages.replaceChildren(...said.map(messageBox));
      return undefined;
    }, 'poll'),

  /** @param {string} name @param {string} label */
  leave: (name, label) => path.take(name, undefined, label),

  /** @param {string} text */
  fail: (text) => path.fail(text),
};

/** @param {string} [note] */
function showStart(note) {
  inside.state(undefined);
  showPicker();
  draw(...startNodes(settings, { note, begin, openSettings }));
}

function showPicker() {
  const place = byId('picker');
  place.hidden = !catalogue;
  if (!catalogue) return;
  const had = place.contains(document.activeElement);
  place.replaceChildren(
    ...pickerNodes(catalogue, scenarioOf(catalogue, settings), {
      choose: (scenario) => use({ ...settings, clientId: scenario.clientId, scenario: scenario.id }, {}),
      fillIn: (user) => fillFields(stage, user),
    }),
  );
  if (had) byId('scenario').focus();
}

/** @param {unknown} error @param {() => void} again */
function showProblem(error, again) {
  path.fail(describeProblem(error).title);
  messages.replaceChildren(
    problemNode(
      error,
      () => {
        messages.replaceChildren();
        again();
      },
      transaction &&
        (() => {
          leave();
          messages.replaceChildren();
          showStart();
        }),
    ),
  );
}

/** Draws a step, then focuses its first invalid field, else its first field, else its heading. */
function draw(...nodes) {
  const typed = typedText(stage);
  stage.replaceChildren(...nodes.filter(Boolean));
  restoreText(stage, typed);
  // The focus stays where it is before the first interaction, and while it is in the panels or the flow picker.
  if (navigator.userActivation?.hasBeenActive === false || document.activeElement?.closest('#picker, #inside')) return;
  const target =
    stage.querySelector('[aria-invalid=true]') ??
    stage.querySelector('form :is(input, select):not([type=radio], [type=checkbox], [disabled])') ??
    stage.querySelector('h2');
  target?.focus();
}

/** @param {import('./signin/settings.mjs').Settings} chosen @param {import('./signin/settings.mjs').StartTokens} given */
async function use(chosen, given) {
  const elsewhere = chosen.issuer !== settings.issuer;
  settings = chosen;
  tokens = given;
  saveSettings(chosen);
  leave();
  messages.replaceChildren();
  if (elsewhere) catalogue = undefined;
  showStart();
  if (!elsewhere) return;
  const found = await loadScenarios(chosen.issuer);
  // The settings may have changed again while the list was loading.
  if (settings !== chosen) return;
  catalogue = found;
  showPicker();
}

const openSettings = () => askSettings(byId('settings'), settings, use);

settings = await loadSettings();
const asked = new URLSearchParams(location.search).get('issuer');
if (asked && asked !== transaction?.settings.issuer) leave();
// A redirect back to the page carries no settings, so they come from the pending sign-in.
if (transaction) settings = transaction.settings;
byId('open-settings').addEventListener('click', openSettings);
byId('open-settings').disabled = false;
const redirect = takeRedirect(transaction);
catalogue = await loadScenarios(settings.issuer);
inside.path(path.stops);
showStart();
if (redirect?.problem) showProblem(redirect.problem, startAgain);
else if (redirect?.grant) exchange(redirect.grant);
else if (transaction) resume();
