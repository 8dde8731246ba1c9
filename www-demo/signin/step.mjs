/** Draws an IdxState: the user, the remediations and the side actions. */
import { pollOf } from '../okta-idx-wasm/flow.mjs';
import { actionsOf } from './actions.mjs';
import { aboutNodes, aboutText } from '../form/about.mjs';
import { h, textOf } from '../dom.mjs';
import { protocolName, remediationView, stepHeading } from '../form/form.mjs';
import { titleBeside } from '../form/titles.mjs';

/**
 * @typedef {object} StepHandlers
 * @property {(name: string, params: Record<string, unknown>) => void} proceed
 * @property {(name: string) => void} act
 * @property {(name: string, label: string) => void} leave is called when the browser goes to another page
 * @property {(text: string) => void} fail is called for an error on the page, before any request
 */

/**
 * @param {any} state an IdxState
 * @param {StepHandlers} handlers
 * @param {HTMLElement} [progress] shows what is waited for
 * @returns {HTMLElement[]}
 */
export function stepNodes(state, handlers, progress) {
  const views = state.neededToProceed
    .map((entry) => ({ entry, ...remediationView(entry, state, handlers) }))
    .filter((view) => view.node);
  const poll = pollOf(state);
  // The first entry is the current step: a form, or a poll. The others are alternatives.
  const waiting = poll && views[0]?.kind === 'button' && views[0].entry.name === poll.name;
  const forms = views.filter((view) => view.kind === 'form');
  const simple = views.filter((view) => view.kind !== 'form').slice(waiting ? 1 : 0);
  const [first, ...others] = waiting ? [undefined, ...forms] : forms;
  const ceremonies = others.filter((view) => view.isCeremony);
  ceremonies.forEach(({ node }) => node.querySelector('[data-ceremony]')?.classList.remove('primary'));
  const [only] = first || waiting ? [] : simple;
  only?.node.querySelector('button')?.classList.add('primary');
  return [
    whoLine(state),
    stepUpNote(state),
    only && only.title !== only.verb && h('h2', { tabindex: '-1' }, only.title),
    first?.node,
    waiting && waitNode(views[0].entry),
    progress,
    simple.length > 0 && h('div', { class: 'ways' }, ...simple.map((view) => view.node)),
    ...ceremonies.map((view) => view.node),
    ...others
      .filter((view) => !view.isCeremony)
      .map((view) =>
        h(
          'details',
          { class: 'other', open: hasErrors(view.node) },
          h('summary', {}, titleBeside(view.entry), ' ', protocolName(view.entry)),
          view.node,
        ),
      ),
    actionRow(state, poll, handlers.act),
  ].filter(Boolean);
}

/** A step without fields that only waits. @param {any} entry of `neededToProceed` */
function waitNode(entry) {
  const about = aboutText(entry.relatesTo);
  return h(
    'div',
    { class: 'wait', 'data-wait': entry.name },
    stepHeading(entry),
    about && h('p', { class: 'about' }, about),
    ...aboutNodes(entry.relatesTo),
  );
}

const hasErrors = (node) => node.querySelector('[aria-invalid=true]') !== null;

/** @param {any} state */
function whoLine(state) {
  const user = textOf(state.context?.user?.value?.identifier);
  const app = textOf(state.context?.app?.value?.label);
  if (!user && !app) return undefined;
  return h('p', { class: 'who' }, user && h('strong', {}, user), user && app && ' · ', app);
}

/** @param {any} state */
const stepUpNote = (state) =>
  state.stepUp &&
  h(
    'div',
    { class: 'message info', 'data-step-up': true },
    h('p', {}, h('strong', {}, 'The organisation sent a challenge to the device. ')),
    h(
      'p',
      {},
      'Its response was a 401 with the challenge “Okta Device”, which an extension of the operating system signs. ' +
        'This page cannot sign it, but you can continue with the options below.',
    ),
  );

/** @param {any} state @param {import('../okta-idx-wasm/flow.mjs').PollOf | undefined} poll @param {StepHandlers['act']} act */
function actionRow(state, poll, act) {
  const nodes = actionsOf(state)
    .filter(({ name, kind }) => kind !== 'other' && poll?.name !== name)
    .map(({ name, label, kind, href }) =>
      kind === 'link'
        ? h('a', { class: 'button quiet', href }, label)
        : h(
            'span',
            {},
            h('button', { type: 'button', class: 'quiet', 'data-action': name, onclick: () => act(name) }, label),
            protocolName({ name }),
          ),
    );
  return nodes.length > 0 && h('div', { class: 'actions', role: 'group', 'aria-label': 'Other actions' }, ...nodes);
}
