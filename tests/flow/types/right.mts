// What must compile without the types of a page. Run by types.test.mjs; never executed.
import idx, { type IdxState } from 'okta-idx-wasm';
import {
  answerOtp,
  type Callback,
  callback,
  deviceChallenge,
  ERROR_CODES,
  type Field,
  type FlowErrorCode,
  fields,
  type Invalid,
  type Message,
  messages,
  type PollOf,
  poll,
  pollOf,
  resume,
  save,
  validate,
  webauthn,
} from 'okta-idx-wasm/flow';
import * as js from 'okta-idx-wasm/flow/js';

declare const state: IdxState;

export const same: typeof poll = js.poll;

export async function polled(): Promise<IdxState> {
  const of: PollOf | undefined = pollOf(state);
  const next = await poll(state, {
    signal: null,
    onState: (it) => it.neededToProceed[0]?.name,
    wait: async (milliseconds, signal) => [milliseconds * (of?.refresh ?? 1), signal],
  });
  return next.proceed('identify', {});
}

export const shown: Array<string | undefined> = messages(state).map(
  ({ text, key, class: kind, params, path }: Message) => [text, key, kind, path, ...params].join(),
);

export function form(): Invalid[] {
  const [remediation] = state.neededToProceed;
  if (!remediation) return [];
  const found: Field[] = fields(remediation).flatMap((field) => [field, ...(field.options?.[0]?.fields ?? [])]);
  const [{ path, type, required, secret, visible, value, minLength, maxLength } = found[0]!] = found;
  void [path, type, required, secret, visible, value, minLength, maxLength];
  return validate(remediation, { credentials: { passcode: '1' } }).filter(({ problem }) => problem !== 'required');
}

export async function came(url: string): Promise<string | IdxState> {
  const said: Callback = callback(url, { redirectUri: 'https://app.example/cb', state: 's' });
  switch (said.kind) {
    case 'code':
      return said.interactionCode;
    case 'otp':
      return answerOtp(state, said.otp, { signal: null });
    case 'error':
      return `${said.error} ${said.description ?? ''}`;
    case 'interaction-required':
    case 'none':
      return said.kind;
  }
}

export const again: IdxState = resume(save(state), idx);

export const challenged: Promise<IdxState> = deviceChallenge(state, {
  open: (href, method) => void [href.length, method === 'CUSTOM_URI'],
});

export async function key(): Promise<IdxState> {
  const { name, params } = await webauthn.get(state, { conditional: true });
  const [remediation] = state.neededToProceed;
  if (remediation) state.proceed(name, webauthn.assertion({ response: {} }, remediation));
  return state.proceed(name, params);
}

export const isNoPoll = (error: { code?: FlowErrorCode }) => error.code === 'ERR_IDX_NO_POLL' && ERROR_CODES.length;

/** A state of a test. */
interface OwnState {
  neededToProceed: { name: string }[];
  proceed: () => Promise<OwnState>;
}
declare const own: OwnState;
export const ownNext: Promise<OwnState> = poll(own);
