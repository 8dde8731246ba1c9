// Okta FastPass: a challenge for Okta Verify on this device.

import { configError } from '../../js/errors.js';
import { checkedSignal, throwIfAborted, unlessAborted } from '../../js/signal.js';
import { FUNCTION_DEVICE_CHALLENGE, FUNCTION_USER_CANCELS } from './codes.js';
import { call, future, later } from './core.js';
import { checkedOptions, missingFunction, viewOf } from './encode.js';
import { PollHost, checkedFunction } from './poll.js';

const NAME = 'deviceChallenge';

const ignore = () => {};

const isAndroid = () => typeof navigator !== 'undefined' && /android/i.test(navigator.userAgent || '');

/** A search that is going on: sends its requests to this device. */
export class SearchHost {
  constructor(signal) {
    this.signal = signal;
  }

  /** A probe, or the challenge. Resolves to the status of the answer, or to undefined if there is none in time. */
  ask(url, timeout, challenge) {
    return later(async () => {
      const { signal } = this;
      throwIfAborted(signal);
      const over = new AbortController();
      const stop = () => over.abort();
      const timer = setTimeout(stop, timeout);
      signal.addEventListener('abort', stop);
      const init = { headers: { 'Content-Type': 'application/json' }, signal: over.signal };
      if (challenge !== undefined) {
        init.method = 'POST';
        init.body = JSON.stringify({ challengeRequest: challenge });
      }
      try {
        return (await unlessAborted(over.signal, fetch(url, init))).status;
      } catch {
        throwIfAborted(signal);
        return undefined;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
      }
    });
  }
}

/** What the core says of the challenge of a state. Throws if there is none. */
const challengeOf = (state) => call(FUNCTION_DEVICE_CHALLENGE, NAME, viewOf(state, NAME), isAndroid());

/** A device challenge that is going on: its poll, its searches, and the one cancel. */
class Challenge {
  constructor(state, options, cancel, onCancel) {
    this.host = new PollHost(state, options, NAME);
    this.cancelAction = cancel;
    this.onCancel = onCancel;
    this.cancelling = undefined;
  }

  /** Cancels the challenge, once. */
  cancel(params) {
    const { host, cancelAction } = this;
    this.cancelling =
      this.cancelling ||
      host.flight.then(() => {
        const { actions } = host.last;
        if (!actions || typeof actions[cancelAction] !== 'function') throw missingFunction(NAME, cancelAction);
        if (this.onCancel) this.onCancel({ ...params });
        return actions[cancelAction](params);
      });
    return this.cancelling;
  }

  /** Searches for Okta Verify while the poll goes on, until that is over or something cancels the challenge. */
  async run(cancel) {
    const { host } = this;
    const { callers, onState } = host;
    /** Aborted when it is over. */
    let search = new AbortController();
    /** The request of the last challenge; at first a value that none has. */
    let request = this;
    let stop;
    /** The parameters with which to cancel the challenge. */
    const stopped = new Promise((resolve) => {
      stop = resolve;
    });
    const giveUp = () => {
      search.abort();
      this.cancel(call(FUNCTION_USER_CANCELS, NAME)).catch(ignore);
    };
    const cancelWith = (params) => {
      search.abort();
      stop(params);
    };
    const cancelIt = () => cancelWith(call(FUNCTION_USER_CANCELS, NAME));
    /** Searches with the challenge of a state, if that is another one. */
    const begin = (state) => {
      let challenge;
      try {
        challenge = challengeOf(state);
      } catch {
        // It has none, or one whose link is not opened.
        challenge = {};
      }
      if (search.signal.aborted || challenge.request === request) return;
      request = challenge.request;
      search.abort();
      search = new AbortController();
      if (challenge.method !== 'LOOPBACK') return;
      const { signal } = search;
      future('search', new SearchHost(signal), host, isAndroid()).then(
        (params) => signal.aborted || (params === undefined ? host.hurry() : cancelWith(params)),
        // Either it has been aborted, or it has failed.
        (error) => signal.aborted || host.end(error),
      );
    };
    host.onState = (state) => {
      onState(state);
      begin(state);
    };
    const listen = (signal, listener) => {
      if (!signal) return ignore;
      signal.addEventListener('abort', listener);
      return () => signal.removeEventListener('abort', listener);
    };
    const polled = host.run().finally(() => search.abort());
    polled.catch(ignore);
    const forget = [listen(callers, giveUp), listen(cancel, cancelIt)];
    try {
      if (cancel && cancel.aborted) cancelIt();
      else begin(host.last);
      const params = await Promise.race([polled.then(ignore, ignore), stopped]);
      if (params === undefined) return await polled;
      let isOver = true;
      const end = polled.catch(() => {
        isOver = false;
      });
      await host.end();
      const state = await end;
      if (isOver) return state;
      throwIfAborted(callers);
      const cancelled = this.cancel(params);
      return await (callers ? unlessAborted(callers, cancelled) : cancelled);
    } finally {
      for (const end of forget) end();
    }
  }
}

/** Answers a device challenge; resolves to the first state that is something else. */
export async function deviceChallenge(state, options) {
  const { signal, open, cancel: cancelSignal, onCancel, ...others } = checkedOptions(options, NAME);
  const { method, href, cancel } = challengeOf(state);
  const challenge = new Challenge(
    state,
    { ...others, signal },
    cancel,
    checkedFunction(onCancel, `${NAME}: \`onCancel\``),
  );
  const cancelling = checkedSignal(cancelSignal);
  throwIfAborted(signal);
  if (method !== 'LOOPBACK' && href !== undefined) {
    if (typeof open !== 'function')
      throw configError(`${NAME}: \`open\` must be a function: it opens the link of a challenge by ${method}`);
    open(href, method);
  }
  return challenge.run(cancelling);
}
