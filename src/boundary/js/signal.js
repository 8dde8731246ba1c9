// Abort signals.

import { configError } from './errors.js';
import { hide } from './hide.js';

/** The `signal` of a call, if one is given. */
export function checkedSignal(signal) {
  if (signal == null) return undefined;
  if (typeof signal.aborted !== 'boolean' || typeof signal.addEventListener !== 'function')
    throw configError('`signal` must be an AbortSignal');
  return signal;
}

/** The reason of an aborted signal. Old browsers have none. */
export const reasonOf = ({ reason }) =>
  reason === undefined ? hide(new Error('This operation was aborted'), 'name', 'AbortError') : reason;

/** Throws the reason of a signal that is aborted. */
export function throwIfAborted(signal) {
  if (signal && signal.aborted) throw reasonOf(signal);
}

/** Settles as `promise` does, or rejects as soon as the signal is aborted. */
export const unlessAborted = (signal, promise) =>
  new Promise((resolve, reject) => {
    const stop = () => reject(reasonOf(signal));
    const settled = (settle) => (value) => {
      signal.removeEventListener('abort', stop);
      settle(value);
    };
    signal.addEventListener('abort', stop);
    Promise.resolve(promise).then(settled(resolve), settled(reject));
  });
