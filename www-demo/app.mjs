/** The page's entry point: shows the current step of the sign-in and handles what the user does. */
import { answerOtp } from './okta-idx-wasm/flow.mjs';
import { offerPasskeys, stopAsking } from './form/ceremony.mjs';
import { successOf } from './signin/actions.mjs';
import { attempts } from './signin/attempts.mjs';
import { h } from './dom.mjs';
import {
  client,
  finish,
  forgetTransaction,
  isOver,
  linkTransaction,
  mailsLink,
  newTransaction,
  savedTransaction,
  settle,
  start,
  wasRefused,
} from './signin/flow.mjs';
import { gistOf } from './signin/gist.mjs';
import { messageArea } from './signin/message-area.mjs';
import { mockOrgIn } from './signin/mock-org.mjs';
import { panels } from './inspector/panels.mjs';
import { describeProblem } from './signin/problems.mjs';
import { flowRecord } from './signin/record.mjs';
import { record } from './inspector/recorder.mjs';
import { takeRedirect } from './signin/redirect.mjs';
import { resultNodes } from './signin/result.mjs';
import { elsewhereNodes, endNodes, startNodes, verifiedNodes } from './signin/screens.mjs';
import { addressNamesOther, askSettings, loadSettings, saveSettings, takeTokens } from './signin/settings.mjs';
import { stepNodes } from './signin/step.mjs';
import { drawIn } from './signin/draw.mjs';
import { waitingFor } from './signin/wait.mjs';

const byId = (id) => /** @type {any} */ (document.getElementById(id));
const stage = byId('stage');
const messages = messageArea(byId('messages'));

const draw = drawIn(stage);

/** @type {import('./signin/settings.mjs').Settings} */
let settings;
/** Tokens that the next sign-in starts with. @type {import('./signin/settings.mjs').StartTokens} */
let tokens = takeTokens();
/** @type {import('./signin/flow.mjs').Transaction | undefined} */
let transaction = savedTransaction();
/** The displayed state. A poll may replace it without redrawing the page. @type {any} */
let current;
/** What the current state waits for. @type {import('./signin/wait.mjs').Waiting | undefined} */
let waiting;

const inside = panels({ act: (name) => handlers.act(name) });
record(client, inside.exchanged);
const catalogue = mockOrgIn(stage, {
  now: () => ({ settings, transaction }),
  complete: (completed) => void (settings = completed),
  begin: () => begin(),
  use,
  reset,
});
const flow = flowRecord(inside, byId('title'), () => transaction);
const { path } = flow;

const { attempt, pass, drop } = attempts(stage, {
  before: () => {
    stopAsking();
    return Promise.resolve(waiting?.end());
  },
  failed: (error, again) => {
    showProblem(error, again);
    goOnBeside();
  },
});

/** Begins, or begins again, what goes on beside the form: waiting, and the browser's offer of passkeys. */
function goOnBeside() {
  waiting?.begin();
  offer();
}

const offer = () => current && offerPasskeys(current, ({ name, params }) => handlers.proceed(name, params));

const begin = () =>
  attempt(async (still) => {
    const how = await catalogue.start(tokens);
    if (!still()) return undefined;
    transaction = await newTransaction(settings, how);
    flow.begin(transaction);
    return resume(still, false);
  });

/** @param {() => boolean} still @param {boolean} [resumed] */
async function resume(still, resumed = true) {
  if (resumed) flow.resume(transaction);
  const state = await start(transaction);
  return still() ? arrive(state, resumed) : undefined;
}

/** Sends the passcode of a link, in a tab of the sign-in or in another one. @param {string} otp @param {boolean} inOtherTab */
const answerLink = (otp, inOtherTab) =>
  attempt(async (still) => {
    flow.resume(transaction);
    const asked = await start(transaction);
    if (!still()) return undefined;
    current = asked;
    flow.arrive(asked, true);
    flow.link(otp);
    const state = mailsLink(asked) ? await settle(answerOtp(asked, otp)) : asked;
    if (!still()) return undefined;
    if (!inOtherTab || mailsLink(state) || isOver(state)) return arrive(state);
    flow.arrive(state);
    draw(...verifiedNodes(() => attempt(async () => arrive(state))));
    return undefined;
  });

const startAgain = () => {
  leave();
  begin();
};

function leave() {
  forgetTransaction();
  stopAsking();
  // A challenge is cancelled, whatever the answer is.
  waiting?.end().catch(() => {});
  transaction = current = waiting = undefined;
  catalogue.step(undefined);
  drop();
}

/** Shows a state, and waits for what it waits for. @param {any} state @param {boolean} [resumed] */
function arrive(state, resumed) {
  waiting = state.hasInteractionCode() ? undefined : waitingFor(state, watching);
  const follow = show(state, resumed);
  goOnBeside();
  return follow;
}

/** @param {any} state @param {boolean} [resumed] */
function show(state, resumed) {
  current = state;
  pass();
  flow.arrive(state, resumed);
  catalogue.step(state);
  // An account may have been locked, or unlocked.
  if (messages.show(state) > 0 || isOver(state)) catalogue.refresh();
  if (state.hasInteractionCode()) {
    draw(h('h2', { tabindex: '-1' }, 'Fetching the tokens…'));
    // A separate request: a retry must not repeat the step that returned the code.
    return () => exchange({ interaction_code: state.interactionCode });
  }
  if (isOver(state)) {
    if (!successOf(state)) forgetTransaction();
    catalogue.ended(state);
    draw(...endNodes(state, stepNodes(state, handlers), startAgain));
  } else {
    if (transaction && mailsLink(state)) linkTransaction(transaction);
    draw(...stepNodes(state, handlers, waiting?.node));
  }
  return undefined;
}

/** @type {import('./signin/wait.mjs').Handlers} */
const watching = {
  // If the answer brings no change, the form is not drawn again, which keeps its errors and the text being typed.
  changed: (state) => {
    path.polled();
    if (gistOf(state) !== gistOf(current)) return void show(state);
    current = state;
    messages.update(state);
    return undefined;
  },
  over: (state, note) => {
    flow.waited(waiting?.call ?? 'poll', current);
    const follow = arrive(state);
    if (note) messages.note(note);
    follow?.();
  },
  failed: (error) => {
    if (error?.code !== 'ERR_IDX_EXPIRED') return showProblem(error, goOnBeside);
    forgetTransaction();
    path.add('end', 'Expired');
    messages.say('This sign-in has expired.', 'ERROR');
    return draw(...endNodes(current, [], startAgain));
  },
};

/** @param {import('./signin/tokens.mjs').Grant} grant */
const exchange = (grant) =>
  attempt(async (still) => {
    const received = await finish(transaction, grant);
    if (!still()) return;
    transaction = undefined;
    flow.tokens(current, grant);
    tokens = {};
    messages.clear();
    draw(...resultNodes(received, startAgain));
    catalogue.ended();
    // The sign-in may have set a password.
    catalogue.refresh();
  });

/** Puts the org back into its first state, even during a request, and goes back to the start. @param {string} address */
function reset(address) {
  drop();
  attempt(async (still) => {
    await catalogue.reset(address);
    if (!still()) return;
    leave();
    messages.say('The org is in its first state again.', 'SUCCESS');
    showStart();
  });
}

const handlers = {
  /** @param {string} name @param {Record<string, unknown>} params */
  proceed: (name, params) =>
    attempt(async (still) => {
      flow.proceed(name, params);
      catalogue.sent(params);
      const state = await settle(current.proceed(name, params));
      return still() ? arrive(state) : undefined;
    }),

  /** @param {string} name */
  act: (name) =>
    attempt(async (still, after) => {
      flow.act(current, name);
      // The challenge that this action cancels is over already, as the page has stopped waiting.
      const state = after && waiting?.cancels(name) ? after : await settle(current.actions[name]());
      if (!still()) return undefined;
      if (name !== 'cancel') return arrive(state);
      leave();
      path.add('end', wasRefused(state) ? 'Not cancelled' : 'Cancelled');
      messages.show(state);
      return showStart(wasRefused(state) ? 'This sign-in was over already.' : 'Sign-in cancelled.');
    }),

  /** @param {string} name @param {string} label */
  leave: flow.leave,

  /** @param {string} text */
  fail: (text) => {
    path.fail(text);
    offer();
  },
};

/** @param {string} [note] */
function showStart(note) {
  flow.idle();
  catalogue.show();
  draw(...catalogue.introduction(), ...startNodes(settings, { note, begin, openSettings }));
}

/** @param {unknown} error @param {() => void} again */
function showProblem(error, again) {
  path.fail(describeProblem(error).title);
  const back = () => {
    leave();
    showStart();
  };
  messages.problem(error, again, transaction && back);
}

/** @param {import('./signin/settings.mjs').Settings} chosen @param {import('./signin/settings.mjs').StartTokens} given */
function use(chosen, given) {
  settings = chosen;
  tokens = given;
  saveSettings(chosen);
  leave();
  flow.clear();
  messages.clear();
  showStart(Object.keys(given).length > 0 ? 'Ready to start from the token' : undefined);
  catalogue.load();
}

const openSettings = () => askSettings(byId('settings'), settings, use);

settings = await loadSettings();
if (transaction && addressNamesOther(transaction.settings)) leave();
const redirect = takeRedirect(transaction, settings);
const inOtherTab = redirect?.transaction !== undefined && redirect.transaction !== transaction;
if (inOtherTab) transaction = redirect.transaction;
// A redirect back to the page carries no settings, so they come from the pending sign-in.
if (transaction) settings = transaction.settings;
if (transaction && inOtherTab) path.begin(settings);
Object.assign(byId('open-settings'), { onclick: openSettings, disabled: false });
await catalogue.load();
inside.path(path.stops);
showStart();
if (redirect?.problem) showProblem(redirect.problem, startAgain);
else if (redirect?.grant) exchange(redirect.grant);
else if (redirect?.otp && redirect.transaction) answerLink(redirect.otp, inOtherTab);
else if (redirect?.otp) draw(...elsewhereNodes(redirect.otp));
else if (transaction) attempt(resume);
