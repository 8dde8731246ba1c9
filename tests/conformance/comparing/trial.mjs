import { reply } from '../inputs/replies.mjs';
import { FetchRecorder } from './fetch-recorder.mjs';

/**
 * A call on a state. Everything that comes of one can be compared between packages.
 *
 * @typedef {object} Call
 * @property {'proceed' | 'needed' | 'action' | 'first' | 'after'} on `first`: the first remediation's action, taken
 *   before the change; `after`: no call, but the state itself after the change
 * @property {any} name the remediation's name, its index in `neededToProceed`, or the action's key
 * @property {number} [at] where in `neededToProceed` that name is, for `proceed`
 * @property {() => unknown} [params]
 * @property {boolean} [bare] call with no params argument at all
 * @property {string} outcome
 * @property {string} form
 * @property {string} next JSON text of the response that comes back
 * @property {(state: any, raw: any, toPersist: any) => void} [before] what a user changes first
 * @property {string} [described] its params, in words
 */

/** Makes a state, and says what came of it. */
export function parse(makeIdxState, raw, toPersist) {
  const { value: state, threw } = attempt(() => makeIdxState(raw, toPersist));
  return { raw, toPersist, state, threw, hasInteractionCode: state?.hasInteractionCode() };
}

function attempt(make) {
  try {
    return { value: make() };
  } catch (error) {
    return { threw: error };
  }
}

/**
 * Makes one call on a state.
 * @param {any} state
 * @param {Call} call
 * @param {string} agent
 */
export async function perform(state, raw, toPersist, call, agent) {
  // As a user does who took the function before the change.
  const taken = call.on === 'first' ? state.neededToProceed[0].action : undefined;
  call.before?.(state, raw, toPersist);
  const recorder = new FetchRecorder(() => reply(call.outcome, call.form, call.next), agent);
  return recorder.during(() => settle(recorder, () => (taken ? taken(call.params()) : invoke(state, call))));
}

/**
 * @param {any} state
 * @param {Call} call
 */
function invoke(state, { on, name, at, params = () => undefined, bare }) {
  const given = bare ? [] : [params()];
  if (on === 'proceed') {
    const { proceed } = state;
    // A name may be an object, which each side has its own of.
    return proceed(at === undefined ? name : state.neededToProceed[at].name, ...given);
  }
  if (on === 'after') return Promise.resolve({ state, code: state.hasInteractionCode(), known: state.interactionCode });
  const action = on === 'needed' ? state.neededToProceed[name].action : state.actions[name];
  return action(...given);
}

/**
 * Runs something that gives a promise and says all that can be seen of it.
 * @param {FetchRecorder} recorder already in place
 */
export async function settle(recorder, run) {
  const seen = { threwAtOnce: false };
  try {
    const promise = run();
    seen.promise = promise instanceof Promise && typeof promise.finally === 'function';
    seen.requestsAtOnce = recorder.calls.length;
    seen.resolved = await promise;
  } catch (reason) {
    seen.threwAtOnce = !('promise' in seen);
    seen.rejected = reason;
  }
  seen.requests = recorder.calls;
  return seen;
}
