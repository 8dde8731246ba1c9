// Polls: sends, waits and reports for the core.

import { configError } from '../../js/errors.js';
import { hide } from '../../js/hide.js';
import { isIdxState } from '../../js/is-idx-state.js';
import { checkedSignal, reasonOf, throwIfAborted, unlessAborted } from '../../js/signal.js';
import { FUNCTION_POLL_OF, OUTCOME_ANSWERED, OUTCOME_DROPPED, OUTCOME_REFUSED } from './codes.js';
import { call, future, later } from './core.js';
import { checkedOptions, encode, missingFunction, viewOf } from './encode.js';
import { enter, polls } from './single-flight.js';

/** The longest time that a timer can wait. */
const MAX_WAIT = 2 ** 31 - 1;

/** How long a page must be visible before anything is sent. */
const VISIBLE = 500;

const NAME = 'poll';

const ignore = () => {};

/** The names of the errors with which `fetch` rejects when it gets no answer: of browsers, of Node.js, of node-fetch. */
const NETWORK_ERRORS = ['TypeError', 'NetworkError', 'FetchError'];

/** Whether an error says that the connection has dropped. */
function isDropped(error, state) {
  if (typeof error !== 'object' || !error) return false;
  // node-fetch 3 names its errors by their classes, which a minifier renames. Their `type` stays.
  if (error.code === 'ERR_IDX_BODY' || error.type === 'system') return true;
  // States of this package tell by the URL which errors are those of `fetch`, and not of an interceptor.
  return NETWORK_ERRORS.includes(error.name) && (!('response' in state) || 'url' in error);
}

/** Waits, as `options.wait` does. */
const timer = (milliseconds, signal) =>
  new Promise((resolve) => {
    const timeout = setTimeout(resolve, Math.min(milliseconds, MAX_WAIT));
    signal.addEventListener('abort', () => clearTimeout(timeout), { once: true });
  });

const isHidden = () => typeof document !== 'undefined' && document.hidden;

/** Waits until the visibility of the page changes. */
async function visibilityChange(signal) {
  let changed = ignore;
  const change = new Promise((resolve) => {
    changed = resolve;
  });
  document.addEventListener('visibilitychange', changed);
  try {
    await unlessAborted(signal, change);
  } finally {
    document.removeEventListener('visibilitychange', changed);
  }
}

/** A function that a caller may give. */
export const checkedFunction = (value, name, fallback) => {
  if (value !== undefined && typeof value !== 'function') throw configError(`${name} must be a function`);
  return value || fallback;
};

/** A poll that is going on: what the core knows of it, and what it asks for. */
export class PollHost {
  constructor(state, options, name = NAME) {
    const given = checkedOptions(options, name);
    this.name = name;
    this.callers = checkedSignal(given.signal);
    this.onState = checkedFunction(given.onState, `${name}: \`onState\``, ignore);
    this.timer = checkedFunction(given.wait, `${name}: \`wait\``, timer);
    /** What ends this poll: the caller's signal, or a newer poll of the flow. */
    this.ending = new AbortController();
    this.signal = this.ending.signal;
    /** Settles when there is no request in flight. */
    this.flight = Promise.resolve();
    this.refusal = undefined;
    this.isHurried = false;
    this.wake = ignore;
    this.take(state);
  }

  /** Goes on from a state. */
  take(state) {
    this.tell(state);
    this.last = state;
  }

  /** Tells the core of a state. */
  tell(state) {
    const { numbers, text } = encode(viewOf(state, this.name), this.name);
    this.numbers = numbers;
    this.text = text;
    this.expiresAt = Date.parse((state.rawIdxState || state.context || {}).expiresAt);
    const { retryAfter } = state.response || {};
    this.retryAfter = typeof retryAfter === 'number' ? retryAfter : undefined;
  }

  now() {
    return Date.now();
  }

  /** Ends the poll. Resolves when its request has ended, too. */
  end(reason = hide(new Error('a newer poll of this flow has begun'), 'name', 'AbortError')) {
    this.ending.abort(reason);
    return this.flight;
  }

  /** Sends the next poll at once. */
  hurry() {
    this.isHurried = true;
    this.wake();
  }

  /** Waits, or until it has to hurry. */
  async pause(milliseconds) {
    throwIfAborted(this.signal);
    const over = new AbortController();
    const stop = () => over.abort(reasonOf(this.signal));
    this.signal.addEventListener('abort', stop);
    const hurried = new Promise((resolve) => {
      this.wake = resolve;
    });
    try {
      if (this.isHurried) return;
      const waited = Promise.resolve(this.timer(milliseconds, over.signal));
      waited.catch(ignore);
      // The timer may have aborted it.
      throwIfAborted(this.signal);
      await Promise.race([unlessAborted(this.signal, waited), hurried]);
      throwIfAborted(this.signal);
    } finally {
      this.isHurried = false;
      this.signal.removeEventListener('abort', stop);
      over.abort();
    }
  }

  /** Waits, and then until the page is visible. First reports the last state, if it is an answer. */
  wait(milliseconds, isAnswer) {
    return later(async () => {
      if (isAnswer) this.onState(this.last);
      await this.pause(milliseconds);
      while (isHidden()) {
        await visibilityChange(this.signal);
        await this.pause(VISIBLE);
      }
    });
  }

  /** Sends a remediation or an action. */
  send(name, isAction) {
    return later(async () => {
      await this.flight;
      const { last, signal } = this;
      throwIfAborted(signal);
      const [owner, method] = isAction ? [last.actions, name] : [last, 'proceed'];
      if (typeof owner[method] !== 'function') throw missingFunction(this.name, method);
      const given = isAction ? [undefined] : [name, undefined];
      let state;
      try {
        const sent = Promise.resolve(owner[method](...given, { signal }));
        this.flight = sent.then(ignore, ignore);
        // An interceptor may have aborted it.
        throwIfAborted(signal);
        state = await unlessAborted(signal, sent);
      } catch (error) {
        throwIfAborted(signal);
        if (isIdxState(error)) {
          this.tell((this.refusal = error));
          return OUTCOME_REFUSED;
        }
        if (isDropped(error, last)) return OUTCOME_DROPPED;
        throw error;
      }
      this.take(state);
      return OUTCOME_ANSWERED;
    });
  }

  /** Polls until the flow has gone on. */
  async run() {
    const { callers } = this;
    throwIfAborted(callers);
    const stop = () => this.end(reasonOf(callers));
    if (callers) callers.addEventListener('abort', stop);
    this.flight = enter(this);
    try {
      if (await future('poll', this)) throw this.refusal;
      return this.last;
    } finally {
      // Also where the core has trapped.
      this.end();
      polls.delete(this);
      if (callers) callers.removeEventListener('abort', stop);
    }
  }
}

/** Polls a state; resolves to the first state that is something else. */
export const poll = async (state, options) => new PollHost(state, options).run();

/** Which poll a state has, and how often it is sent. */
export const pollOf = (state) => call(FUNCTION_POLL_OF, 'pollOf', viewOf(state, 'pollOf'));
