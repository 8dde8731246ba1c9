/**
 * The calls of the package that led to the current step. They contain what was typed, so they are kept in memory only:
 * after a reload the list begins with the call that resumed the flow.
 */
import { dataOf, isObject, textOf } from '../dom.mjs';
import { messagesOf } from '../form/messages.mjs';

/**
 * @typedef {object} Call
 * @property {'start' | 'proceed' | 'action' | 'poll' | 'deviceChallenge' | 'ceremony' | 'answerOtp' | 'leave' | 'tokens'} kind
 * @property {string} [name] of the remediation or action
 * @property {Record<string, any>} [params]
 * @property {any} [remediation] the entry of `neededToProceed` that was answered
 * @property {Start} [start]
 * @property {'get' | 'create'} [ceremony]
 * @property {{ interaction_code: string } | { code: string }} [grant]
 * @property {Outcome} [outcome] once it has one
 *
 * @typedef {object} Outcome
 * @property {string[]} steps the names in `neededToProceed`
 * @property {string} [about] the authenticator of the first one
 * @property {string} [error] the first error message
 * @property {boolean} refused whether the call rejected
 * @property {boolean} code whether the state has an interaction code
 * @property {string} [number] the path of the number to choose on a device, in `contextualData`
 * @property {string} [key] the path of the key for an authenticator app, in `contextualData`
 *
 * @typedef {object} Start
 * @property {import('../signin/settings.mjs').Settings} settings
 * @property {boolean} resumed
 * @property {string[]} tokens the parameters of `start` that are tokens or handles
 */

const TOKENS = ['activationToken', 'recoveryToken', 'stateHandle'];

export class Calls {
  /** @param {(calls: Call[], state: any) => void} changed */
  constructor(changed) {
    this.changed = changed;
    /** @type {Call[]} */
    this.list = [];
    /** @type {any} */
    this.state = undefined;
  }

  /** Begins the list with `start`. @param {import('../signin/flow.mjs').Transaction} transaction */
  begin(transaction) {
    const resumed = transaction.interactionHandle !== undefined;
    const tokens = resumed ? [] : TOKENS.filter((name) => transaction[name]);
    this.list = [];
    this.add({ kind: 'start', start: { settings: transaction.settings, resumed, tokens } });
  }

  /** @param {Call} call */
  add(call) {
    // A call that was repeated after a failed request, or that a newer one replaced, has no outcome.
    if (this.list.at(-1)?.outcome === undefined) this.list.pop();
    this.list.push(call);
  }

  /** @param {string} name @param {Record<string, any>} params */
  proceed(name, params) {
    const remediation = this.state?.neededToProceed.find((entry) => entry.name === name);
    const { credentials } = params;
    if (isObject(credentials) && textOf(credentials.clientData)) {
      this.add({ kind: 'ceremony', ceremony: credentials.attestation ? 'create' : 'get', name });
    } else {
      this.add({ kind: 'proceed', name, params, remediation });
    }
  }

  /** @param {any} state an IdxState @param {boolean} refused whether the call rejected with it */
  arrive(state, refused) {
    this.state = state;
    const last = this.list.at(-1);
    if (last) last.outcome ??= outcomeOf(state, refused);
    this.changed(this.list, state);
  }

  /** Forgets the calls, as another flow was chosen. */
  clear() {
    this.list = [];
    this.end();
  }

  /** The tokens are there, or the flow was left. */
  end() {
    this.state = undefined;
    this.changed(this.list, undefined);
  }
}

/** @param {any} state an IdxState @param {boolean} refused @returns {Outcome} */
function outcomeOf(state, refused) {
  const related = dataOf(state.neededToProceed[0]?.relatesTo);
  return {
    steps: state.neededToProceed.map(({ name }) => String(name)),
    about: textOf(related?.displayName),
    error: refused ? messagesOf(state).find((message) => message.class === 'ERROR')?.text : undefined,
    refused,
    code: state.hasInteractionCode(),
    number: numberOf(related?.contextualData),
    key: related?.contextualData?.sharedSecret ? 'sharedSecret' : undefined,
  };
}

/** @param {any} data */
function numberOf(data) {
  if (data?.correctAnswer) return 'correctAnswer';
  return data?.challenge?.value?.correctAnswer && 'challenge.value.correctAnswer';
}
