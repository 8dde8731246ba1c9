/**
 * The inbox and the device of the user, beside the form. While a step is shown, a mock organisation is asked each second
 * what it has sent.
 */
import { dataOf, h, textOf } from '../dom.mjs';
import { messagesOf } from '../form/messages.mjs';
import { codeSource, useCode } from './code-field.mjs';
import { ageOf, linksNode, receivedNodes } from './nodes.mjs';
import { answerPrompt, approveChallenge, newestId, receivedBy, scanSecret } from './places.mjs';

const EACH = 1000;
/** What the organisation says when it has sent a new activation token. */
const TOKEN_SENT = 'idx.request.activation.email';

/**
 * @param {HTMLElement} place
 * @param {object} page
 * @param {HTMLElement} page.stage where the steps are
 * @param {() => import('./places.mjs').Places} page.places
 * @param {() => import('../signin/scenarios.mjs').Scenario | undefined} page.scenario
 * @param {() => number | undefined} page.after the id of the newest message before the sign-in
 * @param {(token: string) => void} page.useToken starts a sign-in with an activation token
 */
export function receivedIn(place, { stage, places, scenario, after, useToken }) {
  const head = h('div', { class: 'received-head' });
  const list = h('div', { class: 'items' });
  // A screen reader hears only of changes to a text that is not hidden.
  const status = h('p', { role: 'status', class: 'sr-only', id: 'received-status' });
  const problem = h('p', { role: 'alert', class: 'hint' });
  place.replaceChildren(head, list, problem);
  place.before(status);

  /** @type {any} */
  let state;
  /** Who the user said to be. @type {string | undefined} */
  let said;
  /** What was received at the last look. @type {import('./places.mjs').Received | undefined} */
  let received;
  /** What is drawn. */
  let drawn = '';
  /** The id of the message that was announced last. */
  let announced = 0;
  /** The secrets that the app on the device has. @type {Set<string>} */
  const scanned = new Set();
  /** Counts the looks. An answer that comes after a newer one is ignored. */
  let looks = 0;
  let pending = 0;

  const login = () => textOf(state?.context?.user?.value?.identifier) ?? said ?? textOf(scenario()?.user?.identifier);

  /** Runs what the user asks of the device, then looks again. @param {Promise<void>} request */
  async function run(request) {
    problem.textContent = '';
    try {
      await request;
    } catch (error) {
      problem.textContent = `That did not work. ${error.message}`;
    }
    await look();
  }

  /** @type {import('./nodes.mjs').Handlers} */
  const handlers = {
    useCode: (code) => useCode(stage, code),
    useToken,
    answer: (prompt, answer) => run(answerPrompt(prompt, answer)),
    approve: (challenge) => run(approveChallenge(places(), challenge)),
    scan: (secret) => run(scanSecret(places(), secret, login() ?? '').then(() => void scanned.add(secret))),
  };

  async function look() {
    const user = login();
    const at = places();
    if (!state || !user || !(at.inbox || at.device)) return hide();
    looks += 1;
    pending += 1;
    const own = looks;
    const withChallenges = reads('device') && state.neededToProceed.some(({ name }) => /challenge-poll$/.test(name));
    try {
      const answer = await receivedBy(at, user, { after: after(), withChallenges });
      if (own !== looks) return undefined;
      received = answer;
    } catch {
      // What is shown stays until the organisation answers again.
      return undefined;
    } finally {
      pending -= 1;
    }
    return draw(user);
  }

  const reads = (name) => scenario()?.read?.includes(name) === true;

  /** @param {string} user */
  function draw(user) {
    if (!received) return;
    const { message, prompts, codes } = received;
    const source = codeSource(stage, state);
    const secret = device() && secretOf(state);
    const view = {
      login: user,
      // An app of the user counts where it can be asked for.
      received: { ...received, codes: reads('device') || source === 'app' ? codes : [] },
      source,
      isToken: message !== undefined && messagesOf(state).some(({ key }) => key === TOKEN_SENT),
      secret: secret && !scanned.has(secret) ? secret : undefined,
      places: places(),
    };
    const isShown = reads('inbox') || reads('device') || source || secret || message || prompts.length > 0;
    if (!isShown) return hide();
    announce(message);
    for (const time of list.querySelectorAll('time')) time.textContent = ageOf(time.dateTime);
    const next = JSON.stringify(view);
    if (next === drawn) return;
    if (place.hidden) head.replaceChildren(h('h2', { id: 'received-title' }, 'Inbox and device'), linksNode(places()));
    place.hidden = false;
    drawn = next;
    const key = list.contains(document.activeElement) ? document.activeElement?.dataset.key : undefined;
    list.replaceChildren(...receivedNodes(view, handlers));
    if (key) list.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }

  const device = () => places().device !== undefined;

  /** @param {import('./places.mjs').Message | undefined} message */
  function announce(message) {
    if (!message || message.id === announced) return;
    announced = message.id;
    status.textContent = `New message: ${message.subject}`;
  }

  function hide() {
    place.hidden = true;
    received = undefined;
    drawn = '';
    list.replaceChildren();
    problem.textContent = status.textContent = '';
  }

  const lookAgain = () => state && !document.hidden && pending === 0 && look();
  setInterval(lookAgain, EACH);
  document.addEventListener('visibilitychange', lookAgain);
  // What can be done with a code depends on the step.
  new MutationObserver(() => {
    const user = login();
    if (state && user && received) draw(user);
  }).observe(stage, { childList: true });

  return {
    /** @param {any} next the IdxState that is shown, if there is one */
    step(next) {
      state = next?.hasInteractionCode() ? undefined : next;
      looks += 1;
      problem.textContent = '';
      if (!next) said = undefined;
      return state ? void look() : hide();
    },
    /** @param {Record<string, any>} params of a form that was sent */
    sent: ({ identifier, userProfile }) => {
      said = textOf(identifier) ?? textOf(userProfile?.email) ?? said;
    },
    /** Who signs in. */
    login,
    /** The id of the newest message so far. */
    newest: () => newestId(places()),
  };
}

/** The secret that a step gives to an authenticator app. @param {any} state @returns {string | undefined} */
function secretOf(state) {
  for (const { relatesTo } of state.neededToProceed) {
    const secret = textOf(dataOf(relatesTo)?.contextualData?.sharedSecret);
    if (secret) return secret;
  }
  return undefined;
}
