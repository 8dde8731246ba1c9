/** Waits for what happens elsewhere: a link that is opened, a push that is approved, Okta Verify on this device. */
import { deviceChallenge, poll, pollOf } from '../okta-idx-wasm/flow.mjs';
import { dataOf } from '../dom.mjs';
import { countdown, openIn } from './countdown.mjs';
import { settle } from './flow.mjs';

/** The actions that cancel a device challenge. */
const CANCELS = ['authenticatorChallenge-cancel', 'currentAuthenticator-cancel'];

const OVER = {
  OV_UNREACHABLE_BY_LOOPBACK:
    'Okta Verify was not found on this device: it is unreachable. The page has cancelled the challenge, and the sign-in goes on without it.',
  OV_RETURNED_ERROR:
    'Okta Verify on this device refused the challenge. The page has cancelled it, and the sign-in goes on without it.',
};

/**
 * @typedef {object} Waiting
 * @property {HTMLElement} node shows what is waited for
 * @property {'poll' | 'deviceChallenge'} call the function that waits
 * @property {() => void} begin
 * @property {(name: string) => boolean} cancels whether this action of the state ends the challenge
 * @property {() => Promise<any>} end ends it; resolves to the state after a device challenge that was cancelled by this
 *
 * @typedef {object} Handlers
 * @property {(state: any) => void} changed is called for every answer of the same poll
 * @property {(state: any, note?: string) => void} over is called with the state that is something else
 * @property {(error: any) => void} failed
 */

/** How Okta Verify is to be asked, if a state has a challenge for it. @param {any} state @returns {string | undefined} */
function methodOf({ neededToProceed }) {
  for (const { name, relatesTo } of neededToProceed) {
    const target = dataOf(relatesTo);
    const challenge = name === 'challenge-poll' ? dataOf(target?.contextualData?.challenge) : target;
    if (/^(device-)?challenge-poll$/.test(name) && challenge?.challengeMethod) return challenge.challengeMethod;
  }
  return undefined;
}

/** The function that waits for what a state waits for. @param {any} state @returns {'poll' | 'deviceChallenge' | undefined} */
export function waitCallOf(state) {
  if (!pollOf(state)) return undefined;
  return methodOf(state) ? 'deviceChallenge' : 'poll';
}

/**
 * @param {any} first an IdxState
 * @param {Handlers} handlers
 * @returns {Waiting | undefined} `undefined` if the state has nothing to wait for
 */
export function waitingFor(first, { changed, over, failed }) {
  if (!pollOf(first)) return undefined;
  const method = methodOf(first);
  let state = first;
  let controller = new AbortController();
  let givingUp = new AbortController();
  /** What is waited for. @type {Promise<any> | undefined} */
  let waited;
  let isGoingOn = false;
  let isPaused = false;
  const { node, count, say } = countdown(method, () => pause(!isPaused));

  const begin = async () => {
    if (isGoingOn || isPaused) return;
    isGoingOn = true;
    controller = new AbortController();
    givingUp = new AbortController();
    const { signal } = controller;
    const cancel = givingUp.signal;
    const isWanted = () => !signal.aborted && !cancel.aborted;
    const onState = (next) => {
      state = next;
      count(pollOf(next)?.refresh);
      changed(next);
    };
    count(pollOf(state)?.refresh);
    /** Why a device challenge was cancelled. */
    let reason = '';
    const onCancel = (why) => {
      ({ reason } = why);
    };
    waited = settle(
      method
        ? deviceChallenge(state, { signal, onState, open: openIn(node), cancel, onCancel })
        : poll(state, { signal, onState }),
    );
    try {
      const next = await waited;
      if (isWanted()) stopped(() => over(next, OVER[reason]));
    } catch (error) {
      if (isWanted()) stopped(() => failed(error));
    }
  };
  const stopped = (then) => {
    isGoingOn = false;
    say('');
    then();
  };
  const pause = (wanted) => {
    isPaused = wanted;
    if (!wanted) return void begin();
    controller.abort();
    return stopped(() => say('Checking is paused.'));
  };
  return {
    node,
    call: waitCallOf(first) ?? 'poll',
    begin,
    cancels: (name) => method !== undefined && CANCELS.includes(name),
    async end() {
      if (!isGoingOn) return undefined;
      // Only a device challenge is cancelled by its end.
      (method ? givingUp : controller).abort();
      stopped(() => {});
      // The answer to the cancel is the state to go on from.
      return method ? waited : undefined;
    },
  };
}
