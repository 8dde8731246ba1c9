/** The heading of the page: what kind of flow this is. The IDX API does not say it, but its steps do. */

/** @typedef {'sign-in' | 'sign-up' | 'recovery' | 'unlock' | 'activation'} FlowKind */

/** @type {Record<FlowKind, string>} */
const HEADINGS = {
  'sign-in': 'Sign in',
  'sign-up': 'Sign up',
  recovery: 'Reset your password',
  unlock: 'Unlock your account',
  activation: 'Activate your account',
};

/** Steps that only this kind of flow has. @type {Record<string, FlowKind>} */
const STEPS = {
  identify: 'sign-in',
  'enroll-profile': 'sign-up',
  'identify-recovery': 'recovery',
  'reset-authenticator': 'recovery',
  'select-authenticator-unlock-account': 'unlock',
  'unlock-account': 'unlock',
  'request-activation-email': 'activation',
};

/** The kind of a new flow. @param {import('./settings.mjs').StartTokens} tokens @returns {FlowKind} */
export function kindOfStart({ activationToken, recoveryToken }) {
  if (activationToken) return 'activation';
  return recoveryToken ? 'recovery' : 'sign-in';
}

/**
 * The kind of a flow after a step.
 * @param {FlowKind} kind before it
 * @param {any} state an IdxState
 * @returns {FlowKind}
 */
export function kindAfter(kind, state) {
  const name = String(state.neededToProceed[0]?.name);
  return Object.hasOwn(STEPS, name) ? STEPS[name] : kind;
}

/** The kind of a flow after an action, such as “Forgot your password?”. @param {FlowKind} kind @param {string} name @returns {FlowKind} */
export const kindAfterAction = (kind, name) => (/-recover$/.test(name) ? 'recovery' : kind);

/**
 * Shows the heading.
 * @param {HTMLElement} heading
 * @param {FlowKind} [kind]
 */
export function showHeading(heading, kind = 'sign-in') {
  heading.textContent = HEADINGS[kind];
  document.title = `${HEADINGS[kind]} – okta-idx-wasm demo`;
}
