/** Records a flow for the panels beside the form: its path, its calls, and what kind of flow it is. */
import { Calls } from '../inspector/calls.mjs';
import { Path, actionLabel } from '../inspector/path.mjs';
import { pollOf } from '../okta-idx-wasm/flow.mjs';
import { keepTransaction, wasRefused } from './flow.mjs';
import { kindAfter, kindAfterAction, kindOfStart, showHeading } from './heading.mjs';

/**
 * @param {import('../inspector/panels.mjs').Panels} inside
 * @param {HTMLElement} heading
 * @param {() => import('./flow.mjs').Transaction | undefined} transaction the current one
 */
export function flowRecord(inside, heading, transaction) {
  const calls = new Calls(inside.code);
  const path = new Path(transaction()?.path, () => {
    inside.path(path.stops);
    const own = transaction();
    if (!own) return;
    own.path = path.stops;
    // Without a handle, the sign-in cannot be resumed.
    if (own.interactionHandle || own.stateHandle) keepTransaction(own);
  });

  /** @param {import('./heading.mjs').FlowKind} kind */
  const isA = (kind) => {
    const own = transaction();
    if (own) own.kind = kind;
    showHeading(heading, kind);
  };
  const kind = () => transaction()?.kind ?? 'sign-in';

  return {
    path,
    /** Before `start`. @param {import('./flow.mjs').Transaction} own */
    begin(own) {
      inside.begun();
      isA(kindOfStart(own));
      path.begin(own.settings);
      calls.begin(own);
    },
    /** Before `start` with a handle. @param {import('./flow.mjs').Transaction} own */
    resume(own) {
      isA(kind());
      calls.begin(own);
    },
    /** @param {string} name @param {Record<string, any>} params */
    proceed(name, params) {
      path.take(name, params);
      calls.proceed(name, params);
    },
    /** @param {any} state @param {string} name of an action */
    act(state, name) {
      isA(kindAfterAction(kind(), name));
      path.take(name, undefined, actionLabel(state, name));
      calls.add({ kind: 'action', name });
    },
    /** The browser goes to another page. @param {string} name @param {string} label */
    leave(name, label) {
      path.take(name, undefined, label);
      calls.add({ kind: 'leave', name });
    },
    /** @param {string} otp */
    link(otp) {
      path.take('challenge-authenticator');
      calls.add({ kind: 'answerOtp', params: { otp } });
    },
    /** What was waited for is over. @param {'poll' | 'deviceChallenge'} call @param {any} state that was polled */
    waited(call, state) {
      path.polled();
      path.take(pollOf(state)?.name ?? '');
      calls.add({ kind: call });
    },
    /** @param {any} state an IdxState @param {boolean} [resumed] whether the page was reloaded */
    arrive(state, resumed) {
      isA(kindAfter(kind(), state));
      path.arrive(state, resumed);
      calls.arrive(state, wasRefused(state));
      inside.state(state);
    },
    /** The code was redeemed. @param {any} state the last IdxState @param {import('./tokens.mjs').Grant} grant */
    tokens(state, grant) {
      path.add('success', 'Tokens', 'The code was redeemed');
      calls.add({ kind: 'tokens', grant });
      calls.end();
      inside.state(state, true);
    },
    /** Forgets the flow, as another one was chosen. */
    clear() {
      path.clear();
      calls.clear();
    },
    /** No flow is going on. */
    idle() {
      showHeading(heading);
      inside.state(undefined);
    },
  };
}
