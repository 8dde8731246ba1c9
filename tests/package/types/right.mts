// What must compile. Run by types.test.mjs; never executed.
import idx, {
  createClient,
  ERROR_CODES,
  type Idx,
  type IdxErrorCode,
  type IdxField,
  type IdxParams,
  type IdxRemediation,
  type IdxState,
  isIdxState,
  type RawIdxResponse,
  type StartConfig,
} from 'okta-idx-wasm';
import js from 'okta-idx-wasm/js';
import single from 'okta-idx-wasm/single';
import web, { ready } from 'okta-idx-wasm/web';

const config: StartConfig = {
  issuer: 'https://org.example/oauth2/default',
  clientId: 'c',
  redirectUri: 'https://app.example/callback',
  version: '1.0.0',
  codeChallenge: 'x',
  codeChallengeMethod: 'S256',
  scopes: ['openid'] as const,
  withCredentials: false,
  maxAge: 0,
  acrValues: ['phr'] as const,
  nonce: 'n',
  loginHint: 'ada@example.com',
  parameters: { ui_locales: 'de', n: 5, no: false, none: undefined },
  signal: new AbortController().signal,
};

// An org's own remediation.
declare module 'okta-idx-wasm' {
  interface IdxRemediationParams {
    'my-step': { answer?: string };
  }
}

/** Tells a refusal from a failure. */
export function shown(error: unknown): string {
  if (isIdxState(error)) return error.context.messages?.value?.[0]?.message ?? '';
  const { code } = error as { code?: IdxErrorCode };
  return code && ERROR_CODES.includes(code) ? code : 'ERR_OF_SOMEBODY_ELSE';
}

export const tenant: Idx = createClient({
  fetch: (url, init) => fetch(url, init),
  headers: { 'X-Tenant': 'a' },
  userAgent: false,
  allowedOrigins: ['https://org.example'],
});
tenant.client.interceptors.response.use(({ request, response, error }) => [request.url, response?.status, error]);
tenant.client.interceptors.response.clear();

export async function flow(): Promise<string | undefined> {
  let state: IdxState = await idx.start(config);
  const { proceed, neededToProceed, actions, context, rawIdxState, hasInteractionCode } = state; // no `this`
  const remediation: IdxRemediation | undefined = neededToProceed[0];
  const fields: IdxField[] = remediation?.value ?? [];
  const labels: Array<string | undefined> = fields.map(({ label }) => label);
  const nested = fields[0]?.form?.value?.[0]?.options?.[0]?.value;
  if (remediation) state = await proceed(remediation.name, { identifier: labels[0], nested });
  state = await proceed('skip', null, { signal: AbortSignal.timeout(1000) });
  state = await proceed('challenge-authenticator', { credentials: { passcode: '1' } }, {});
  state = await proceed('what-only-this-org-has', { anything: 1 });
  state = (await actions.cancel?.()) ?? state;
  state = (await remediation?.action({ a: { b: [1] } }, { signal: null })) ?? state;
  const retryAfter: number | undefined = state.response?.retryAfter;
  const requestId: string | undefined = state.response?.requestId;

  // What the types do not name stays reachable, as unknown.
  const future: unknown =
    context.somethingNew ?? rawIdxState['somethingElse'] ?? remediation?.newMember ?? fields[0]?.customMember;
  const messages: Array<string | undefined> = context.messages?.value?.map(({ message }) => message) ?? [];
  const needed: IdxField | undefined = remediation?.action.neededParams[0]?.[0];
  void [
    future,
    messages,
    needed,
    retryAfter,
    requestId,
    state.toPersist.interactionHandle,
    state.rawIdxResponse === state.rawIdxState,
    state.stepUp === true,
  ];
  return hasInteractionCode() ? state.interactionCode : undefined;
}

export const same: Idx[] = [idx, js, single, web];
export const loaded: Promise<void> = ready();
export const handle: Promise<string> = idx.interact({
  baseUrl: 'https://org.example/oauth2',
  allowedOrigins: ['https://org.example'],
});
export const introspected: Promise<object> = idx.introspect({
  domain: 'https://org.example',
  version: '1.0.0',
  allowedOrigins: ['https://org.example'],
});
export const raw = idx.introspect({ domain: 'https://org.example', version: '1.0.0', stateHandle: 'h' });
export const again: Promise<IdxState> = raw.then((response) => idx.makeIdxState(response, { clientId: 'c' }));
export const version: '1.0.0' = idx.LATEST_SUPPORTED_IDX_API_VERSION;

idx.client.interceptors.request.use((request) => {
  request.headers['X-Custom'] = 'yes';
  request.signal = AbortSignal.timeout(1000);
  return request;
});
idx.client.interceptors.request.use(async () => {});
idx.client.interceptors.request.clear();
idx.start = async () => idx.makeIdxState({}); // test suites put their own in its place
idx.introspect = async () => ({ version: '1.0.0', stateHandle: 'h' });
idx.makeIdxState = () => nowhere;

export const nowhere: IdxState = idx.makeIdxState({
  remediation: { type: 'array', value: [{ name: 'identify', value: [] }] },
});
nowhere.proceed = async (name: string, params?: IdxParams | null) => (name && params ? nowhere : nowhere);
const argumentsOfProceed: Parameters<IdxState['proceed']> = ['identify', { identifier: 'ada' }];
void nowhere.proceed(...argumentsOfProceed);

// What is typed as a response, or is perhaps null, gives a state. It throws for null.
declare const kept: RawIdxResponse | null;
export const resumed: IdxState = idx.makeIdxState(kept, { withCredentials: false });

// Code that was written for the original, which has no types, declares its own.
interface OwnResponse {
  version: string;
  remediation?: { type: 'array'; value: OwnRemediation[] };
}
interface OwnRemediation {
  name: string;
}
interface OwnState {
  proceed: (name: string, params: unknown) => Promise<OwnState>;
  rawIdxState: OwnResponse;
  context?: { enrollmentAuthenticator: OwnRemediation };
}
declare let own: OwnResponse | null;
own = await idx.introspect({ domain: 'https://org.example', version: '1.0.0' });
export const ownState: OwnState = idx.makeIdxState(own);
export const ownWay: Pick<OwnState, 'rawIdxState'> & { proceed: (name: string, params: unknown) => Promise<unknown> } =
  nowhere;
