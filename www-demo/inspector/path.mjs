/**
 * The path of a sign-in: each step, its options, the option taken, and the errors. It contains only names and
 * messages, no typed text and no handles, so it can be stored with the transaction.
 */
import { actionsOf, hasSucceeded, successOf } from '../signin/actions.mjs';
import { choicesOf } from '../form/choice.mjs';
import { dataOf, isObject, itemsOf, textOf } from '../dom.mjs';
import { messagesOf } from '../form/messages.mjs';
import { titlesOf } from '../form/titles.mjs';

/**
 * @typedef {object} Way an option that a stop offers
 * @property {string} name of the remediation or action
 * @property {string} label
 * @property {string} [id] of the authenticator, if this option selects one
 * @property {boolean} [taken]
 * @property {number} [back] how often it led back to the same stop
 *
 * @typedef {object} Stop
 * @property {'start' | 'step' | 'code' | 'success' | 'end'} kind `code`: the organisation has finished, but the
 *   tokens have not been fetched
 * @property {string} title
 * @property {string} [name] of the remediation that the step asks for
 * @property {string} [about] the authenticator or the client
 * @property {string[]} errors
 * @property {Way[]} ways
 * @property {number} [polls] how often it was polled
 * @property {number} [resumed] how often the page was reloaded at this step
 */

export class Path {
  /** @param {Stop[]} [stops] @param {() => void} [changed] */
  constructor(stops = [], changed = () => {}) {
    this.stops = stops;
    this.changed = changed;
  }

  /** @param {import('../signin/settings.mjs').Settings} settings */
  begin(settings) {
    this.stops.splice(
      0,
      this.stops.length,
      stop('start', 'Start', { about: `${settings.clientId} at ${hostOf(settings.issuer)}` }),
    );
    this.changed();
  }

  /** Marks an option as taken before the request. @param {string} name @param {any} [params] @param {string} [label] */
  take(name, params, label) {
    const ways = this.last?.ways ?? [];
    const chosen = isObject(params?.authenticator) ? params.authenticator.id : undefined;
    const way = ways.find(
      (known) =>
        known.name === name && (known.id === undefined || known.id === chosen) && (!label || known.label === label),
    );
    if (way) way.taken = true;
    else if (label) ways.push({ name, label, taken: true });
    this.changed();
  }

  /** @param {any} state an IdxState @param {boolean} [resumed] whether the page was reloaded */
  arrive(state, resumed = false) {
    const next = stopOf(state);
    const { last } = this;
    if (last?.kind === 'step' && last.name === next.name && last.about === next.about) {
      last.errors.push(...next.errors);
      // The same step again. A side action such as resend is kept even if the new state does not list it.
      const actions = last.ways.filter(
        (way) => (way.taken || way.back) && !next.ways.some((known) => known.name === way.name),
      );
      last.ways = [
        ...next.ways,
        ...actions.map((way) => ({ ...way, taken: false, back: (way.back ?? 0) + (way.taken ? 1 : 0) })),
      ];
      if (resumed) last.resumed = (last.resumed ?? 0) + 1;
    } else {
      this.stops.push(next);
    }
    this.changed();
  }

  /**
   * Adds a stop that is not a step of the organisation.
   * @param {'success' | 'end'} kind
   * @param {string} title
   * @param {string} [about]
   */
  add(kind, title, about) {
    this.stops.push(stop(kind, title, { about }));
    this.changed();
  }

  clear() {
    this.stops.length = 0;
    this.changed();
  }

  polled() {
    if (this.last) this.last.polls = (this.last.polls ?? 0) + 1;
    this.changed();
  }

  /** @param {string} text */
  fail(text) {
    this.last?.errors.push(text);
    this.changed();
  }

  get last() {
    return this.stops.at(-1);
  }
}

/** @returns {Stop} */
const stop = (kind, title, more = {}) => ({ kind, title, errors: [], ways: [], ...more });

/** @param {any} state @returns {Stop} */
function stopOf(state) {
  const errors = errorsOf(state);
  if (state.hasInteractionCode()) return stop('code', 'Interaction code', { about: 'All steps are done' });
  if (successOf(state)) return stop('code', 'Redirect', { about: 'The organisation redirects the browser' });
  const [first] = state.neededToProceed;
  if (!first) return stop(hasSucceeded(state) ? 'success' : 'end', messagesOf(state)[0]?.text ?? 'No next step');
  const about = textOf(dataOf(first.relatesTo)?.displayName);
  const { title, verb } = titlesOf(first);
  return stop('step', title, {
    name: String(first.name),
    about,
    errors,
    ways: state.neededToProceed
      .flatMap((remediation) => waysOf(remediation, remediation === first ? verb : titlesOf(remediation).title))
      // The list to choose from also has the authenticator that was chosen.
      .filter((way) => way.id === undefined || way.name === first.name || way.label !== about),
  });
}

/** One option, or one for each authenticator to choose from. @param {any} remediation @param {string} label @returns {Way[]} */
function waysOf(remediation, label) {
  const name = String(remediation.name);
  const choices = itemsOf(remediation).flatMap((field) => choicesOf(field).filter((choice) => choice.fields));
  if (choices.length === 0) return [{ name, label }];
  return choices.map((choice) => ({
    name,
    label: choice.label,
    id: choice.fields?.find((field) => field.name === 'id')?.value,
  }));
}

/** @param {any} state */
const errorsOf = (state) =>
  messagesOf(state)
    .filter((message) => message.class === 'ERROR')
    .map((message) => String(message.text))
    .slice(0, 5);

/** The label of a side action. @param {any} state @param {string} name */
export const actionLabel = (state, name) => actionsOf(state).find((action) => action.name === name)?.label ?? name;

/** @param {string} issuer */
function hostOf(issuer) {
  try {
    return new URL(issuer).host;
  } catch {
    return issuer;
  }
}
