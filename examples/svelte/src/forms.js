// The states of a sign-in as forms, for any user interface.
import { isIdxState } from 'okta-idx-wasm';
import { fields, messages, pollOf } from 'okta-idx-wasm/flow';

/** The next state, also if the server refused: that state has messages, and usually the same form again. */
export async function settle(call) {
  try {
    return await call;
  } catch (error) {
    const state = error?.error?.details ?? error; // `start` wraps a refusal
    if (!isIdxState(state)) throw error;
    return state;
  }
}

/** What to tell the user besides the messages at the fields. */
export const alertsOf = (state) => messages(state).filter(({ path }) => !path);

/** What the page waits for, if it polls. */
export function waitingFor(state) {
  const number = state.context.currentAuthenticator?.value.contextualData?.correctAnswer;
  if (pollOf(state)) return number ? `Choose ${number} on your device.` : 'Waiting for your answer…';
}

/** The names of what can be done besides filling in a form, such as `currentAuthenticator-resend`. */
export const actionsOf = (state) => Object.keys(state.actions).filter((name) => !/poll|cancel/.test(name));

const LABELS = { identify: 'Sign in', 'challenge-authenticator': 'Verify', 'select-enroll-profile': 'Sign up' };

/** The forms of a state: one for each remediation, or one for each option if the options have forms. */
export function formsOf(state) {
  const poll = pollOf(state)?.name;
  const remediations = state.neededToProceed.filter(({ name, method }) => name !== poll && method !== 'GET');
  return remediations.flatMap((remediation) => {
    const { name } = remediation;
    const all = fields(remediation).filter(({ visible, type }) => visible || type === 'boolean');
    const choice = all.find(({ options }) => options?.some(({ value }) => typeof value === 'object'));
    const options = choice?.options ?? [{ label: LABELS[name] ?? name.replaceAll('-', ' '), fields: [] }];
    return options.map(({ label, value, fields }) => ({
      id: crypto.randomUUID(),
      name,
      label,
      fields: [...all, ...fields].filter((field) => field !== choice),
      params: choice ? { [choice.path]: value } : {},
    }));
  });
}

/** The parameters of `proceed` for a form that was filled in. */
export function paramsOf({ fields, params }, formData) {
  const put = (to, [name, ...names], value) => ({ ...to, [name]: names[0] ? put(to?.[name], names, value) : value });
  return fields.reduce(
    (all, { path, type }) => put(all, path.split('.'), type === 'boolean' ? formData.has(path) : formData.get(path)),
    params,
  );
}

export const typeOf = ({ type, secret }) => (type === 'boolean' ? 'checkbox' : secret ? 'password' : 'text');

export const autocompleteOf = ({ path, secret }) =>
  path === 'identifier' ? 'username' : secret ? 'current-password' : 'off';
