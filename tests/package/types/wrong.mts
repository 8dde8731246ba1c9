// What must not compile: each error is expected, and one that is missing is an error itself. Run by
// types.test.mjs; never executed.
import idx, { createClient, type IdxState, type RawIdxResponse, type StartConfig } from 'okta-idx-wasm';

declare const state: IdxState;

// @ts-expect-error the version is required
export const noVersion: StartConfig = { issuer: 'https://org.example' };
// @ts-expect-error scopes are a list
export const scopes: StartConfig = { version: '1.0.0', scopes: 'openid' };
// @ts-expect-error no such parameter
export const unknownParameter: StartConfig = { version: '1.0.0', clientID: 'c' };
// @ts-expect-error a name is needed
state.proceed();
// @ts-expect-error a name is a text
state.proceed(1);
// @ts-expect-error a signal is an AbortSignal
state.proceed('identify', {}, { signal: true });
// @ts-expect-error further parameters are texts, numbers and booleans
export const furtherParameters: StartConfig = { version: '1.0.0', parameters: { a: {} } };
// @ts-expect-error no such option
createClient({ fetsch: fetch });
// @ts-expect-error a text or false
createClient({ userAgent: true });
// @ts-expect-error params are an object
state.proceed('identify', 'ada');
// @ts-expect-error it is a function
export const has: boolean = state.hasInteractionCode;
// @ts-expect-error there may be none
export const code: string = state.interactionCode;
// @ts-expect-error what is not known is unknown, not any
export const text: string = state.context.somethingNew;
// @ts-expect-error a message's text may be absent
export const message: string = state.context.messages!.value![0]!.message;
// @ts-expect-error it is not waited for
export const sync: IdxState = idx.start({ version: '1.0.0' });
// @ts-expect-error a domain is required
idx.introspect({ version: '1.0.0' });
// @ts-expect-error no such member
export const gone = state.neededToProceeed;
// @ts-expect-error an interceptor is a function
idx.client.interceptors.request.use('x');
// @ts-expect-error it is always there
idx.client.interceptors = undefined;
// @ts-expect-error what may be anything may be a text
state.proceed('identify', state.context.somethingNew);
// @ts-expect-error a response is an object
idx.makeIdxState('{}');
// @ts-expect-error not a promise of one
idx.makeIdxState(idx.introspect({ domain: 'https://org.example', version: '1.0.0' }));
declare const kept: RawIdxResponse | null;
// @ts-expect-error a state, where the response is typed by this package
export const made: number = idx.makeIdxState(kept);
// @ts-expect-error or is written down
export const madeToo: number = idx.makeIdxState({ version: '1.0.0', messages: { type: 'array', value: [] } });
